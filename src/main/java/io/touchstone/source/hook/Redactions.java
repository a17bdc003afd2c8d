package io.touchstone.source.hook;

import io.touchstone.erasure.AskedPerson;
import io.touchstone.erasure.Erasures;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.source.IgnoredReason;
import io.touchstone.source.Part;
import io.touchstone.source.setup.SourceConnection;
import jakarta.inject.Singleton;

/** Forgets whom a shop was told to forget. */
@Singleton
class Redactions {

    private final Erasures erasures;

    Redactions(Erasures erasures) {
        this.erasures = erasures;
    }

    /** Who is many people at once is left to somebody who can tell them apart. */
    PartFate follow(SourceConnection connection, Part.Forgotten forgotten) {
        try {
            return erasures.erase(
                            connection.workspace(),
                            new AskedPerson.ByIdentities(forgotten.identities()),
                            connection.id().toString())
                    .map(_ -> PartFate.done(forgotten.kind()))
                    .orElseGet(() -> PartFate.ignored(forgotten.kind(), IgnoredReason.NO_CONTACT));
        } catch (ProblemException e) {
            if (e.type() == ProblemType.CONFLICT) {
                return PartFate.ignored(forgotten.kind(), IgnoredReason.TASK);
            }
            throw e;
        }
    }
}
