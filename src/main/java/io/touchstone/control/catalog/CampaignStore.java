package io.touchstone.control.catalog;

import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.List;

/** The campaigns of a workspace, by exact id. */
public final class CampaignStore {

    private CampaignStore() {}

    public static List<Campaign> all(Tenant tenant) {
        return tenant.query(
                "SELECT id, name, status FROM campaign WHERE workspace_id = :workspace", CampaignStore::read);
    }

    public static void save(Tenant tenant, Campaign campaign) {
        tenant.batch(
                """
                INSERT INTO campaign (workspace_id, id, name, status) VALUES (:workspace, ?, ?, ?)
                ON DUPLICATE KEY UPDATE name = VALUES(name), status = VALUES(status)
                """,
                List.of(campaign),
                (parameters, row) ->
                        parameters.addId(row.id()).addText(row.name()).addText(row.status()));
    }

    private static Campaign read(Row row) {
        return new Campaign(row.id(), row.text(), row.textOrNull());
    }
}
