package io.touchstone.facts.message;

import io.touchstone.event.SourceKind;
import io.touchstone.sql.Row;
import java.util.Optional;

/** Which lines of the roll-ups a source adds to. */
public record SourceLine(long key, long ownerKey, SourceKind kind) {

    /** From the columns {@code owner_key} and {@code campaign_id IS NOT NULL} of a join that need not have found any. */
    public static Optional<SourceLine> read(Row row, long sourceKey) {
        Long ownerKey = row.numberOrNull();
        boolean isCampaign = row.flag();
        return Optional.ofNullable(ownerKey)
                .map(owner -> new SourceLine(sourceKey, owner, isCampaign ? SourceKind.CAMPAIGN : SourceKind.FLOW));
    }
}
