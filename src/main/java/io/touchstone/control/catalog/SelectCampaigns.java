package io.touchstone.control.catalog;

import io.touchstone.sql.Tenant;
import java.util.List;

/** The campaigns that their sender has named, as of the state that an answer is read from. */
public final class SelectCampaigns {

    private SelectCampaigns() {}

    public static List<Campaign> all(Tenant tenant) {
        return tenant.query(
                "SELECT id, name, status FROM campaign WHERE workspace_id = :workspace",
                row -> new Campaign(row.id(), row.text(), row.textOrNull()));
    }
}
