package io.touchstone.query;

import io.touchstone.control.workspace.Workspace;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import io.touchstone.time.LocalCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The first local day with a message or purchase that counts. */
final class SelectFirstDay {

    private SelectFirstDay() {}

    static Optional<LocalDate> of(Tenant tenant, Workspace workspace) {
        return tenant.query("""
                        (SELECT sent_at FROM message FORCE INDEX (message_sent)
                         WHERE workspace_id = :workspace AND sent_at IS NOT NULL ORDER BY sent_at LIMIT 1)
                        UNION ALL
                        (SELECT placed_at FROM purchase FORCE INDEX (purchase_placed)
                         WHERE workspace_id = :workspace AND placed_at IS NOT NULL AND NOT cancelled AND NOT test
                         ORDER BY placed_at LIMIT 1)
                        """, Row::number).stream()
                .min(Long::compare)
                .map(first -> new LocalCalendar(workspace.zone()).dayOf(Instant.ofEpochMilli(first)));
    }
}
