package io.touchstone.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What a failure consists of. */
final class FailureParts {

    private FailureParts() {}

    /**
     * The failure, its causes, and what was suppressed, from the outside in, each once: the transaction manager tells why a commit
     * failed beside its own exception, not as its cause.
     */
    static List<Throwable> of(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> parts = new ArrayList<>();
        List<Throwable> open = new ArrayList<>(List.of(thrown));
        for (int next = 0; next < open.size(); next++) {
            Throwable part = open.get(next);
            if (seen.add(part)) {
                parts.add(part);
                if (part.getCause() != null) {
                    open.add(part.getCause());
                }
                open.addAll(Arrays.asList(part.getSuppressed()));
            }
        }
        return parts;
    }
}
