package io.touchstone.walls;

import static io.touchstone.walls.Wall.guess;
import static io.touchstone.walls.Wall.wall;

import java.util.List;

/** Every operation, in the order of {@code openapi.yaml}. */
final class WallTable {

    static final List<Wall> ALL = List.of(
            wall(
                    "listAccesses",
                    "admin",
                    guess("/v1/access-log?{period}", 200),
                    guess("/v1/access-log?limit=1&{period}&cursor={purchases}", 400)),
            wall("listApiKeys", "admin", guess("/v1/api-keys?cursor={keys}", 200, 400)),
            wall("createApiKey", "admin", guess("/v1/api-keys", 201)),
            wall("deleteApiKey", "admin", guess("/v1/api-keys/{key}", 404)),
            wall("audit", "admin", guess("/v1/audit", 200)),
            wall("listConnections", "admin", guess("/v1/connections?cursor={connections}", 200, 400)),
            // 409 where the service keeps no secrets.
            wall("createConnection", "admin", guess("/v1/connections", 201, 409)),
            wall("getConnection", "admin", guess("/v1/connections/{connection}", 404)),
            wall("changeConnection", "admin", guess("/v1/connections/{connection}", 404)),
            wall("deleteConnection", "admin", guess("/v1/connections/{connection}", 404)),
            wall("rotateSecret", "admin", guess("/v1/connections/{connection}/rotate", 404)),
            wall("listDeliveries", "admin", guess("/v1/connections/{connection}/deliveries", 404)),
            wall("replayDelivery", "admin", guess("/v1/connections/{connection}/replay", 404)),
            wall("getIntake", "read", guess("/v1/intake", 200)),
            // 409 where the service has no key to seal links.
            wall("createLinks", "ingest", guess("/v1/links", 200, 409)),
            wall("getLink", "read", guess("/v1/links/{link}", 404)),
            wall(
                    "listCampaigns",
                    "read",
                    guess("/v1/campaigns?all=true&search={campaign}", 200),
                    guess("/v1/campaigns?all=true&limit=1&cursor={campaigns}", 200, 400)),
            wall("defineCampaign", "ingest", guess("/v1/campaigns/{campaign}", 200)),
            wall("getCampaign", "read", guess("/v1/campaigns/{campaign}", 404)),
            wall("eraseContact", "admin", guess("/v1/contacts/erase", 404)),
            wall("exportContact", "read_contacts", guess("/v1/contacts/export", 404)),
            wall("listErasures", "admin", guess("/v1/erasures", 200)),
            wall("sendEvents", "ingest", guess("/v1/events", 200)),
            wall("listFlows", "read", guess("/v1/flows?all=true&search={flow}", 200)),
            wall("defineFlow", "ingest", guess("/v1/flows/{flow}", 200)),
            wall("getFlow", "read", guess("/v1/flows/{flow}", 404)),
            wall("getFlowNodes", "read", guess("/v1/flows/{flow}/nodes", 404)),
            wall(
                    "listMessages",
                    "read read_contacts",
                    guess("/v1/messages?campaign_id={campaign}&{period}", 200),
                    guess("/v1/messages?flow_id={flow}&node_id={node}&{period}", 200),
                    guess("/v1/messages?limit=1&{period}&cursor={messages}", 200, 400)),
            wall(
                    "getMessage",
                    "read read_contacts",
                    guess("/v1/messages/{message}", 404),
                    guess("/v1/messages/{masked}", 404)),
            wall(
                    "getPerformance",
                    "read",
                    guess("/v1/performance?campaign_id={campaign}&flow_id={flow}&{period}", 200)),
            wall(
                    "getRules",
                    "read",
                    guess("/v1/performance/rules?campaign_id={campaign}&flow_id={flow}&{period}", 200)),
            wall("getMe", "ingest read read_contacts admin", guess("/v1/me", 200)),
            wall(
                    "getSeries",
                    "read",
                    guess("/v1/performance/series?campaign_id={campaign}&flow_id={flow}&{period}", 200)),
            wall("getModels", "read", guess("/v1/performance/models?by=campaign&campaign_id={campaign}&{period}", 200)),
            wall("getPlacebo", "read", guess("/v1/placebo?campaign_id={campaign}&{period}", 200)),
            wall(
                    "listPurchases",
                    "read read_contacts",
                    guess("/v1/purchases?contact=id:{contact}&{period}", 200),
                    guess("/v1/purchases?campaign_id={campaign}&{period}", 200),
                    guess("/v1/purchases?limit=1&{period}&cursor={purchases}", 200, 400)),
            wall("getPurchase", "read read_contacts", guess("/v1/purchases/{purchase}", 404)),
            wall("listRateCards", "read admin", guess("/v1/rate-cards", 200)),
            wall("putRateCard", "admin", guess("/v1/rate-cards/GBP", 200)),
            wall("getRateCard", "read admin", guess("/v1/rate-cards/GBP", 404)),
            wall("reprice", "admin", guess("/v1/rate-cards/GBP/reprice", 404)),
            wall("deleteRateCard", "admin", guess("/v1/rate-cards/GBP/2025-01-01", 404)),
            wall("rebuild", "admin", guess("/v1/rebuild", 202)),
            wall("getRebuild", "admin", guess("/v1/rebuild", 200)),
            wall("rebuildCredits", "admin", guess("/v1/rebuild/credits", 202)),
            wall("getCreditRebuild", "admin", guess("/v1/rebuild/credits", 200)),
            wall(
                    "getReport",
                    "read",
                    guess("/v1/report?dimensions=campaign,flow&campaign_id={campaign}&{period}", 200)),
            wall("getReportSchema", "read", guess("/v1/report/schema", 200)),
            wall("getSettings", "read admin", guess("/v1/settings", 200)),
            wall("changeSettings", "admin", guess("/v1/settings", 200)),
            wall("listSharedIdentities", "admin", guess("/v1/shared-identities", 200)),
            wall("putSharedIdentities", "admin", guess("/v1/shared-identities", 200)),
            wall("listWorkspaces", "operator"),
            wall("createWorkspace", "operator"),
            wall("deleteWorkspace", "operator"),
            wall("replaceAdminKeys", "operator"));

    private WallTable() {}
}
