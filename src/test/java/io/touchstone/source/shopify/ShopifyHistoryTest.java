package io.touchstone.source.shopify;

import static io.touchstone.source.shopify.ShopifyAdapterTest.PLAIN;
import static io.touchstone.source.shopify.ShopifyAdapterTest.WHEN_PAID;
import static io.touchstone.source.shopify.ShopifyAdapterTest.order;
import static io.touchstone.source.shopify.ShopifyAdapterTest.refund;
import static io.touchstone.source.shopify.ShopifyAdapterTest.transaction;
import static io.touchstone.source.shopify.ShopifyAdapterTest.translate;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.reference.Purchase;
import io.touchstone.source.shop.OrderHistory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However Shopify repeats and reorders what it tells of an order, the order is the same. */
class ShopifyHistoryTest {

    private static final String GIVEN = refund("7", transaction("refund", "success", "15.00", "EUR"));

    private static final String PENDING = refund("7", transaction("refund", "pending", "15.00", "EUR"));

    private static final String CREATED = order("'financial_status':'pending'");

    private static final String PAID = at("11:08");

    private static final String GREW = at("12:00", "'total_price':'95.00','current_total_price':'95.00'");

    private static final String ASKED_FOR =
            at("13:00", "'total_price':'95.00','current_total_price':'80.00','refunds':[" + PENDING + "]");

    private static final String REFUND_ALONE =
            "{'order_id':1001," + PENDING.substring(1).replace("11:05", "13:00");

    private static final String CANCELLED = at(
            "14:00",
            "'total_price':'95.00','current_total_price':'80.00','cancelled_at':'2026-07-20T14:00:00+02:00','refunds':["
                    + GIVEN + "]");

    private static final String RESTORED =
            at("15:00", "'total_price':'95.00','current_total_price':'80.00','refunds':[" + GIVEN + "]");

    private static final List<String> ALL = List.of(CREATED, PAID, GREW, ASKED_FOR, REFUND_ALONE, CANCELLED, RESTORED);

    private static String at(String time, String... more) {
        return order(more).replace("2026-07-20T11:05:00+02:00", "2026-07-20T" + time + ":00+02:00");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anOrderThatWasRestoredCountsWithWhatIsLeftOfIt(long seed) {
        Purchase purchase = history(ALL, seed);

        assertThat(purchase.counted()).isTrue();
        assertThat(purchase.amount()).isEqualByComparingTo("95");
        assertThat(purchase.refunded()).isEqualByComparingTo("15");
        assertThat(purchase.placedAt()).isEqualTo("2026-07-20T09:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void beforeThatItDoesNotCount(long seed) {
        assertThat(history(ALL.subList(0, ALL.size() - 1), seed).counted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void beforeThatNothingHadReachedTheBuyer(long seed) {
        Purchase purchase = history(ALL.subList(0, ALL.size() - 2), seed);

        assertThat(purchase.amount()).isEqualByComparingTo("80");
        assertThat(purchase.refunded()).isZero();
    }

    /** What the buyer has is not taken back by another word of the same second. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ofARefundInOneSecondThatStandsWhichReachedTheBuyer(long seed) {
        String half = REFUND_ALONE.replace("pending", "success");
        String whole = half.replace("15.00", "30.00");

        assertThat(history(List.of(CREATED, REFUND_ALONE, half), seed).refunded())
                .isEqualByComparingTo("15");
        assertThat(history(List.of(CREATED, REFUND_ALONE, half, whole), seed).refunded())
                .isEqualByComparingTo("30");
    }

    /** The amount that Shopify tells lacks the refund before and after; it is the whole again once the refund is told. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ofOrdersInOneSecondThatStandsWhoseRefundReachedTheBuyer(long seed) {
        for (int given = 11; given < 31; given++) {
            String asked = at("13:00", "'current_total_price':'" + (80 - given) + ".00','refunds':[" + PENDING + "]")
                    .replace("15.00", given + ".00");
            String succeeded = asked.replace("pending", "success");

            Purchase purchase = history(List.of(CREATED, PAID, asked, succeeded), seed);

            assertThat(purchase.amount()).as("given back %s", given).isEqualByComparingTo("80");
            assertThat(purchase.refunded()).isEqualByComparingTo(String.valueOf(given));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anOrderThatWasPaidEndsWhenItIsCancelledUnpaid(long seed) {
        String cancelled = at("14:00", "'financial_status':'pending','cancelled_at':'2026-07-20T14:00:00+02:00'");

        assertThat(OrderHistory.of(List.of(CREATED, PAID, cancelled), seed, body -> translate(WHEN_PAID, body))
                        .counted())
                .isFalse();
    }

    private static Purchase history(List<String> bodies, long seed) {
        return OrderHistory.of(bodies, seed, body -> translate(PLAIN, body));
    }
}
