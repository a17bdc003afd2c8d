package io.touchstone.query;

import io.touchstone.attribution.journey.Journey;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.event.SourceKind;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All touches of some contacts, by one join. */
final class AggregateJourneys {

    private record ContactTouch(long contactKey, Touch touch) {}

    private AggregateJourneys() {}

    /** By contact key; contacts without a touch have none. */
    static Map<Long, Journey> of(Tenant tenant, Collection<Long> contactKeys) {
        Map<Long, List<Touch>> touches = new HashMap<>();
        tenant.queryIn(
                        """
                        SELECT touch.contact_key, touched_at, strength, message_key, message.id, sent_at, source_key,
                               campaign_id IS NOT NULL
                        FROM touch JOIN message USING (workspace_id, message_key) JOIN source USING (workspace_id, source_key)
                        WHERE workspace_id = :workspace AND touch.contact_key IN ?
                        """,
                        row -> new ContactTouch(
                                row.number(),
                                new Touch(
                                        row.number(),
                                        TouchRule.of(row.integer()),
                                        row.number(),
                                        row.id(),
                                        row.number(),
                                        row.number(),
                                        row.flag() ? SourceKind.CAMPAIGN : SourceKind.FLOW)),
                        contactKeys)
                .forEach(entry -> touches.computeIfAbsent(entry.contactKey(), _ -> new ArrayList<>())
                        .add(entry.touch()));
        Map<Long, Journey> journeys = new HashMap<>();
        touches.forEach((contactKey, ofContact) -> journeys.put(contactKey, new Journey(ofContact)));
        return journeys;
    }
}
