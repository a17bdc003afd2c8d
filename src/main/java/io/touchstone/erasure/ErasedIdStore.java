package io.touchstone.erasure;

import io.touchstone.sql.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** By which ids those go in which something of an erased person stood. */
final class ErasedIdStore {

    private record RenamedLine(String digest, String id) {}

    private ErasedIdStore() {}

    /** By hash, those that are there. */
    static Map<String, String> find(Tenant tenant, Collection<String> digests) {
        Map<String, String> ids = new HashMap<>();
        tenant.queryIn(
                        "SELECT digest, id FROM erased_id WHERE workspace_id = :workspace AND digest IN ?",
                        row -> new RenamedLine(row.id(), row.id()),
                        digests)
                .forEach(line -> ids.put(line.digest(), line.id()));
        return ids;
    }

    /** @param ids by hash */
    static void insert(Tenant tenant, Map<String, String> ids) {
        tenant.batch(
                """
                INSERT INTO erased_id (workspace_id, digest, id) VALUES (:workspace, ?, ?)
                ON DUPLICATE KEY UPDATE id = VALUES(id)
                """,
                ids.entrySet(),
                (parameters, line) -> parameters.addId(line.getKey()).addId(line.getValue()));
    }
}
