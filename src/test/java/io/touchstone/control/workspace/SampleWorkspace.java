package io.touchstone.control.workspace;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.tenant.WorkspaceId;
import java.time.ZoneOffset;
import java.util.Currency;

/** A workspace of no database, in euros and UTC, with the settings that one has of its own accord. */
public final class SampleWorkspace {

    private SampleWorkspace() {}

    /** @param erasures counts the people who were erased */
    public static Workspace of(long id, int erasures) {
        return new Workspace(
                new WorkspaceId(id),
                "any",
                ZoneOffset.UTC,
                1,
                false,
                Currency.getInstance("EUR"),
                RateBase.SENT,
                AttributionRule.DEFAULT,
                Sharing.DEFAULT,
                false,
                false,
                null,
                0,
                erasures,
                null,
                null);
    }
}
