package io.touchstone.facts.contact;

import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.List;

/** Which identities the events of a workspace name: so many events at once. */
final class SelectIdentityClaims {

    record ClaimRow(long subjectKey, long eventKey, List<Long> identityKeys) {}

    private static final String SELECT = """
            SELECT subject_key, event_key, contact_id_key, contact_phone_key, contact_whatsapp_key, contact_email_key,
                   same_as_id_key, same_as_phone_key, same_as_whatsapp_key, same_as_email_key
            FROM event FORCE INDEX (PRIMARY)
            WHERE workspace_id = :workspace
            """;

    private SelectIdentityClaims() {}

    /**
     * In the order of subjects and events, those after one.
     *
     * @return from {@code atOnce} on there may be more
     */
    static List<ClaimRow> after(Tenant tenant, long subject, long event, int atOnce) {
        List<ClaimRow> found = tenant.query(
                "(" + SELECT + """
                          AND subject_key = ? AND event_key > ?
                            AND COALESCE(contact_id_key, contact_phone_key, contact_whatsapp_key, contact_email_key) IS NOT NULL
                        ORDER BY event_key LIMIT ?
                        ) UNION ALL (
                        """ + SELECT + """
                          AND subject_key > ?
                            AND COALESCE(contact_id_key, contact_phone_key, contact_whatsapp_key, contact_email_key) IS NOT NULL
                        ORDER BY subject_key, event_key LIMIT ?)
                        """, SelectIdentityClaims::read, subject, event, atOnce, subject, atOnce);
        List<ClaimRow> ofSubject =
                found.stream().filter(named -> named.subjectKey() == subject).toList();
        return ofSubject.size() == atOnce ? ofSubject : found;
    }

    private static ClaimRow read(Row row) {
        long subjectKey = row.number();
        long eventKey = row.number();
        List<Long> keys = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Long key = row.numberOrNull();
            if (key != null) {
                keys.add(key);
            }
        }
        return new ClaimRow(subjectKey, eventKey, keys);
    }
}
