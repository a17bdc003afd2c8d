package io.touchstone.erasure;

import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What identities that are nobody's, since many share them, keep of people who were named by them as well. */
final class SelectSharedTraces {

    /** @param name that the latest event gave which names the identity, as is the e-mail: of whomever that was about */
    record SharedTrace(
            long key,
            String firstEventId,
            @Nullable String name,
            @Nullable String nameEventId,
            @Nullable String email,
            @Nullable String emailEventId) {}

    private SelectSharedTraces() {}

    static List<Long> nobodys(Tenant tenant, int most) {
        return tenant.query(
                "SELECT identity_key FROM identity FORCE INDEX (identity_contact)"
                        + " WHERE workspace_id = :workspace AND contact_key IS NULL LIMIT ?",
                Row::number,
                most);
    }

    /** Those of some identities that an event ever named beside another one. */
    static Set<Long> beside(Tenant tenant, long identityKey, Collection<Long> identityKeys) {
        Set<Long> found = new HashSet<>(tenant.queryIn(
                "SELECT identity_key FROM identity_link FORCE INDEX (PRIMARY)"
                        + " WHERE workspace_id = :workspace AND other_key = ? AND identity_key IN ?",
                Row::number,
                identityKeys,
                identityKey));
        found.addAll(tenant.queryIn(
                "SELECT other_key FROM identity_link FORCE INDEX (PRIMARY)"
                        + " WHERE workspace_id = :workspace AND identity_key = ? AND other_key IN ?",
                Row::number,
                identityKeys,
                identityKey));
        return found;
    }

    /** Those of some identities that are nobody's, which nobody else changes until the transaction ends. */
    static List<SharedTrace> lock(Tenant tenant, Collection<Long> identityKeys) {
        return tenant.queryIn(
                """
                SELECT identity_key, first_event_id, name, name_event_id, email, email_event_id
                FROM identity FORCE INDEX (PRIMARY)
                WHERE workspace_id = :workspace AND contact_key IS NULL AND identity_key IN ?
                ORDER BY identity_key FOR UPDATE
                """,
                row -> new SharedTrace(
                        row.number(), row.id(), row.textOrNull(), row.idOrNull(), row.textOrNull(), row.idOrNull()),
                identityKeys);
    }
}
