package io.touchstone.query;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Worlds;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The example of the README, figure by figure: change both together. Monday is 2025-03-03. */
@QuarkusTest
class WorkedExampleTest {

    private static final Map<String, Object> WEEK = Map.of("from", "2025-03-03", "to", "2025-03-09");

    private String key = "";

    @BeforeEach
    void send() {
        key = Api.newWorkspace("Europe/London", "EUR").key();
        new History("EUR")
                .campaignSentAtAnEstimate("spring", "to-ada", "ada", "2025-03-03T09:00:00Z", "0.07")
                .campaignSentAtAnEstimate("spring", "to-ben", "ben", "2025-03-03T09:00:00Z", "0.07")
                .campaignSentAtAnEstimate("spring", "to-cleo", "cleo", "2025-03-03T09:00:00Z", "0.07")
                .campaignSentAtAnEstimate("spring", "to-dan", "dan", "2025-03-03T09:00:00Z", "0.07")
                .delivered("to-ada", "2025-03-03T09:01:00Z")
                .delivered("to-ben", "2025-03-03T09:01:00Z")
                .delivered("to-cleo", "2025-03-03T09:01:00Z")
                .failed("to-dan", "2025-03-03T09:01:00Z")
                .read("to-ben", "2025-03-03T10:00:00Z")
                .read("to-cleo", "2025-03-03T10:00:00Z")
                .clicked("to-cleo", "2025-03-03T10:05:00Z")
                .bought("of-ada", "ada", "2025-03-03T18:00:00Z", "30.00")
                .bought("of-ben", "ben", "2025-03-05T10:00:00Z", "50.00")
                .bought("of-cleo", "cleo", "2025-03-04T09:00:00Z", "80.00")
                .refunded("of-cleo", "2025-03-06T09:00:00Z", "20.00")
                .sendTo(key);
    }

    @Test
    void theFiguresAreThoseOfTheReadme() {
        assertThat(Worlds.texts(Worlds.get(key, "/v1/performance", WEEK).path("kpis")))
                .containsAllEntriesOf(Map.ofEntries(
                        entry("sent", "4"),
                        entry("delivered", "3"),
                        entry("failed", "1"),
                        entry("read", "2"),
                        entry("clicked", "1"),
                        entry("interacted", "1"),
                        entry("cost", "0.21"),
                        entry("conversions", "2"),
                        entry("gross_revenue", "130"),
                        entry("refunds", "20"),
                        entry("revenue", "110"),
                        entry("read_rate", "0.5"),
                        entry("conversion_rate", "0.5"),
                        entry("average_order_value", "55"),
                        entry("roi", "523.809524"),
                        entry("total_purchases", "3"),
                        entry("total_revenue", "140"),
                        entry("attributed_share", "0.785714")));
    }

    @Test
    void underTheRuleDeliveredAdasOrderCountsAsWell() {
        assertThat(Worlds.texts(Worlds.get(key, "/v1/performance", Worlds.with(WEEK, "touch", "delivered"))
                        .path("kpis")))
                .containsAllEntriesOf(Map.of("conversions", "3", "revenue", "140", "attributed_share", "1"));
    }

    @Test
    void eachOrderIsCreditedAsTheTableSays() {
        assertThat(Worlds.pages(key, "/v1/purchases", WEEK))
                .extracting(row -> row.path("id").asText()
                        + " " + row.at("/credit/campaign_id").asText("-")
                        + " " + row.at("/credit/touch").asText("-"))
                .containsExactly("of-ben spring read", "of-cleo spring interacted", "of-ada - -");
    }
}
