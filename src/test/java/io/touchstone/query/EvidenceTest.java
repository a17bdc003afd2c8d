package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Numbers;
import io.touchstone.Worlds;
import io.touchstone.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What phones leave unsaid: numbers from evidence other than receipts. */
@QuarkusTest
class EvidenceTest {

    private static final Map<String, Object> WEEK = Map.of("from", "2025-03-03", "to", "2025-03-09");

    private String key = "";

    @BeforeEach
    void newWorkspace() {
        key = Api.newWorkspace().key();
    }

    @Test
    void whoOptsOutHasReadTheMessageSoThatNoMoreOptOutThanGotIt() {
        History.inPounds()
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z")
                .campaignSent("spring", "m2", "ben", "2025-03-03T09:00:00Z")
                .delivered("m2", "2025-03-03T09:01:00Z")
                .optedOut("ada", "m1", "2025-03-03T09:05:00Z")
                .optedOut("ben", "m2", "2025-03-03T09:05:00Z")
                .sendTo(key);
        assertThat(kpis(Worlds.with(WEEK, "rate_base", "delivered")))
                .containsAllEntriesOf(Map.of("delivered", "2", "read", "2", "opt_outs", "2", "opt_out_rate", "1"));
        assertThat(Worlds.get(key, "/v1/messages/m1", Map.of()).path("read_at").asText())
                .isEqualTo("2025-03-03T09:05:00.000Z");
        Numbers.assertAuditIsClean(key);
    }

    @Test
    void anOptOutEarnsNoPurchase() {
        History.inPounds()
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z")
                .optedOut("ada", "m1", "2025-03-03T09:05:00Z")
                .bought("p1", "ada", "2025-03-03T10:00:00Z", "20.00")
                .sendTo(key);
        assertThat(kpis(Worlds.with(WEEK, "touch", "delivered"))).containsEntry("conversions", "0");
        assertThat(Worlds.get(key, "/v1/purchases/p1", Map.of()).path("journey"))
                .isEmpty();
    }

    @Test
    void anEstimateOfAFailedMessageIsZeroEverywhereUntilItTurnsOutToHaveArrived() {
        History.inPounds()
                .campaignSentAtAnEstimate("spring", "m1", "ada", "2025-03-03T09:00:00Z", "0.07")
                .failed("m1", "2025-03-03T09:01:00Z")
                .campaignSent("spring", "m2", "ben", "2025-03-03T09:00:00Z", "0.05")
                .failed("m2", "2025-03-03T09:01:00Z")
                .sendTo(key);
        assertThat(costs()).containsExactly("0.05", "0.05", "0", "m2 0.05", "m1 0");
        Numbers.assertAuditIsClean(key);

        Worlds.send(
                key,
                List.of(new Event.MessageDelivered("late", Instant.parse("2025-03-03T09:02:00Z"), "m1", null)),
                true);
        assertThat(costs()).containsExactly("0.12", "0.12", "0.07", "m2 0.05", "m1 0.07");
        Numbers.assertAuditIsClean(key);
    }

    @Test
    void interactionsWithoutAReadTellWhoHasReceiptsSwitchedOff() {
        History.inPounds()
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z")
                .clicked("m1", "2025-03-03T09:30:00Z")
                .campaignSent("spring", "m2", "ben", "2025-03-03T09:00:00Z")
                .read("m2", "2025-03-03T09:20:00Z")
                .repliedQuickly("m2", "2025-03-03T09:30:00Z")
                .campaignSent("spring", "m3", "cleo", "2025-03-03T09:00:00Z")
                .repliedQuickly("m3", "2025-03-03T09:30:00Z")
                .optedOut("cleo", "m3", "2025-03-03T09:31:00Z")
                .sendTo(key);
        assertThat(kpis(WEEK))
                .containsAllEntriesOf(
                        Map.of("interacted", "3", "interacted_unread", "2", "receipts_off_share", "0.666667"));
        assertThat(Worlds.get(
                                key,
                                "/v1/report",
                                Worlds.with(
                                        Worlds.with(WEEK, "dimensions", "campaign"), "metrics", "receipts_off_share"))
                        .at("/data/0/receipts_off_share")
                        .asText())
                .isEqualTo("0.666667");

        Worlds.send(key, List.of(new Event.MessageRead("late", Instant.parse("2025-03-03T11:00:00Z"), "m1")), true);
        assertThat(kpis(WEEK))
                .containsAllEntriesOf(
                        Map.of("interacted", "3", "interacted_unread", "1", "receipts_off_share", "0.333333"));
        Numbers.assertAuditIsClean(key);
    }

    @Test
    void newColumnsOfTablesComeLastBehindTheTotals() {
        assertThat(Api.as(key)
                        .queryParams(WEEK)
                        .queryParam("format", "csv")
                        .get("/v1/performance/series")
                        .asString())
                .contains(
                        "roi,total_purchases,total_revenue,attributed_share,interacted_unread,receipts_off_share,partial\r\n");
    }

    /** That of the period, of its campaign, of the first message by itself, and of both in their list. */
    private List<String> costs() {
        List<String> costs = new ArrayList<>();
        costs.add(kpis(WEEK).getOrDefault("cost", "none"));
        costs.add(Worlds.get(key, "/v1/campaigns/spring", WEEK).at("/kpis/cost").asText());
        costs.add(Worlds.get(key, "/v1/messages/m1", Map.of()).path("cost").asText());
        for (JsonNode row : Worlds.pages(key, "/v1/messages", WEEK)) {
            costs.add(row.path("message_id").asText() + " " + row.path("cost").asText());
        }
        return costs;
    }

    private Map<String, String> kpis(Map<String, Object> question) {
        return Worlds.texts(Worlds.get(key, "/v1/performance", question).path("kpis"));
    }
}
