package io.touchstone.source.woocommerce;

import static io.touchstone.source.woocommerce.WooCommerceAdapterTest.PLAIN;
import static io.touchstone.source.woocommerce.WooCommerceAdapterTest.order;
import static io.touchstone.source.woocommerce.WooCommerceAdapterTest.translate;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.reference.Purchase;
import io.touchstone.source.shop.OrderHistory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a shop repeats and reorders what it tells of an order, the order is the same. */
class WooCommerceHistoryTest {

    private static final String TWO = "'refunds':[{'id':7,'total':'-20.00'},{'id':8,'total':'-20.00'}]";

    private static final List<String> ALL = List.of(
            order("checkout-draft"),
            at("09:06", order("pending")),
            at("09:07", order("failed")),
            at("09:08", order("processing")),
            at("10:00", order("processing", TWO)),
            // The gateway booked the same twice; somebody took one of them out again.
            at("10:05", order("processing", "'refunds':[{'id':8,'total':'-20.00'}]")),
            at("11:00", order("cancelled")),
            at("12:00", order("completed", "'total':'70.00'", "'refunds':[{'id':8,'total':'-20.00'}]")));

    private static String at(String time, String order) {
        return order.replace("2026-07-20T09:05:00", "2026-07-20T" + time + ":00");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anOrderIsWhatItWasLast(long seed) {
        Purchase purchase = history(ALL, seed);

        assertThat(purchase.counted()).isTrue();
        assertThat(purchase.amount()).isEqualByComparingTo("70");
        assertThat(purchase.refunded()).isEqualByComparingTo("20");
        assertThat(purchase.placedAt()).isEqualTo("2026-07-20T09:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void beforeThatItDoesNotCount(long seed) {
        assertThat(history(ALL.subList(0, ALL.size() - 1), seed).counted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aRefundThatIsGoneCountsNoMore(long seed) {
        assertThat(history(ALL.subList(0, ALL.size() - 2), seed).refunded()).isEqualByComparingTo("20");
        assertThat(history(ALL.subList(0, ALL.size() - 3), seed).refunded()).isEqualByComparingTo("40");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ofOrdersInOneSecondThatStandsOfWhichMoreWasGivenBack(long seed) {
        for (int given = 11; given < 31; given++) {
            String one = at("10:00", order("processing", "'refunds':[{'id':7,'total':'-" + given + ".00'}]"));
            String both = at(
                    "10:00",
                    order(
                            "processing",
                            "'refunds':[{'id':7,'total':'-%d.00'},{'id':8,'total':'-5.00'}]".formatted(given)));

            Purchase purchase = history(List.of(order("processing"), one, both), seed);

            assertThat(purchase.amount()).isEqualByComparingTo("80");
            assertThat(purchase.refunded()).isEqualByComparingTo(String.valueOf(given + 5));
        }
    }

    private static Purchase history(List<String> bodies, long seed) {
        return OrderHistory.of(bodies, seed, body -> translate(PLAIN, "order.updated", body));
    }
}
