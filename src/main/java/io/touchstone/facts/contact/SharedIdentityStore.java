package io.touchstone.facts.contact;

import io.touchstone.event.Identity;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.List;

/** The list of shared identities of a workspace. */
public final class SharedIdentityStore {

    /** @param value as it was put */
    public record SharedIdentity(long key, Identity.IdentityKind kind, String value) {}

    private SharedIdentityStore() {}

    /** As they join no one. @param edition of the list, by the row of the workspace */
    public static SharedIdentities find(Tenant tenant, int edition) {
        return edition == 0
                ? SharedIdentities.NONE
                : SharedIdentities.of(tenant.query(
                        "SELECT identity_key FROM shared_identity WHERE workspace_id = :workspace", Row::number));
    }

    /** In the order in which they were put. */
    public static List<SharedIdentity> list(Tenant tenant) {
        return tenant.query("""
                SELECT identity_key, kind, value FROM shared_identity FORCE INDEX (PRIMARY)
                WHERE workspace_id = :workspace ORDER BY position
                """, row -> new SharedIdentity(row.number(), IdentityStore.kind(row.integer()), row.id()));
    }

    /** Puts the whole list. The caller holds the lock of the workspace. */
    public static void replace(Tenant tenant, List<SharedIdentity> identities) {
        tenant.update("DELETE FROM shared_identity WHERE workspace_id = :workspace");
        record ListLine(int position, SharedIdentity identity) {}
        List<ListLine> lines = new ArrayList<>();
        identities.forEach(identity -> lines.add(new ListLine(lines.size(), identity)));
        tenant.batch(
                "INSERT INTO shared_identity (workspace_id, identity_key, position, kind, value) VALUES (:workspace, ?, ?, ?, ?)",
                lines,
                (parameters, line) -> parameters
                        .add(line.identity().key())
                        .add(line.position())
                        .add(KeyDictionary.IdKind.of(line.identity().kind()).code())
                        .addId(line.identity().value()));
    }
}
