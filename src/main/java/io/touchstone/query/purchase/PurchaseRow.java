package io.touchstone.query.purchase;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.model.PurchaseShare;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.export.Column;
import io.touchstone.facts.contact.ContactProfile;
import io.touchstone.mask.Masks;
import io.touchstone.query.SentBy;
import io.touchstone.query.kpi.PlainDecimal;
import io.touchstone.time.LocalCalendar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One purchase as answers show it. Money is in the currency of the workspace.
 *
 * @param purchasedOn the day on which the numbers have it, in the time zone of the workspace
 * @param refunded capped at the amount
 * @param contact null of an order of nobody
 * @param credit of the last touch; null when nothing earned it, and where a model shares it
 * @param credits the shares of it, which sum to it, in the order of touches; none when nothing earned it
 */
record PurchaseRow(
        String id,
        @Nullable String orderName,
        Instant purchasedAt,
        LocalDate purchasedOn,
        BigDecimal amount,
        BigDecimal refunded,
        BigDecimal revenue,
        @Nullable ContactProfile contact,
        @Nullable EarnedBy credit,
        List<CreditShare> credits) {

    /** @param lagSeconds from the touch to the purchase, whole seconds, rounded down */
    record EarnedBy(
            @JsonUnwrapped SentBy sentBy, String messageId, TouchRule touch, Instant touchedAt, long lagSeconds) {

        static final List<Column<EarnedBy>> COLUMNS = Stream.of(
                        Column.of("", EarnedBy::sentBy, SentBy.COLUMNS),
                        List.of(
                                Column.of("message_id", EarnedBy::messageId),
                                Column.of("touch", EarnedBy::touch),
                                Column.of("touched_at", EarnedBy::touchedAt),
                                Column.of("lag_seconds", EarnedBy::lagSeconds)))
                .flatMap(List::stream)
                .toList();

        static final List<Column<EarnedBy>> NEW_COLUMNS = Column.of("", EarnedBy::sentBy, SentBy.NEW_COLUMNS);

        static EarnedBy of(long purchasedAt, Touch touch, SentBy sentBy, Masks masks) {
            return new EarnedBy(
                    sentBy,
                    masks.messageId(touch.messageKey(), touch.messageId()),
                    touch.strength(),
                    Instant.ofEpochMilli(touch.at()),
                    Math.floorDiv(purchasedAt - touch.at(), 1000));
        }
    }

    /** What a message has of a purchase. @param share of one conversion, to a millionth */
    record CreditShare(
            @JsonUnwrapped EarnedBy credit,
            BigDecimal share,
            BigDecimal grossRevenue,
            BigDecimal refunds,
            BigDecimal revenue) {

        /** In bytes, roughly, with the texts of its ids, and as it is shown. */
        static final int WEIGHT = 1_000;

        static final List<Column<CreditShare>> COLUMNS = List.of(
                Column.of("share", CreditShare::share),
                Column.of("gross_revenue", CreditShare::grossRevenue),
                Column.of("refunds", CreditShare::refunds),
                Column.of("revenue", CreditShare::revenue));

        /** @param decimals of the currency */
        static CreditShare of(EarnedBy credit, PurchaseShare share, int decimals) {
            return new CreditShare(
                    credit,
                    PlainDecimal.plain(share.conversions()),
                    PlainDecimal.plain(BigDecimal.valueOf(share.gross(), decimals)),
                    PlainDecimal.plain(BigDecimal.valueOf(share.refunds(), decimals)),
                    PlainDecimal.plain(BigDecimal.valueOf(share.gross() - share.refunds(), decimals)));
        }
    }

    static PurchaseRow of(
            ListedPurchase purchase,
            @Nullable ContactProfile contact,
            LocalCalendar calendar,
            Sharing sharing,
            List<CreditShare> credits) {
        Instant purchasedAt = Instant.ofEpochMilli(purchase.placedAt());
        return new PurchaseRow(
                purchase.id(),
                purchase.orderName(),
                purchasedAt,
                calendar.dayOf(purchasedAt),
                PlainDecimal.plain(purchase.amount()),
                PlainDecimal.plain(purchase.refunded()),
                PlainDecimal.plain(purchase.amount().subtract(purchase.refunded())),
                contact,
                sharing.isLast() && !credits.isEmpty() ? credits.getFirst().credit() : null,
                credits);
    }

    /** As lines of a table: one for each share, or one where nobody has any. */
    void forEachLine(Consumer<PurchaseLine> consumer) {
        if (credits.isEmpty()) {
            consumer.accept(new PurchaseLine(this, null));
        }
        credits.forEach(share -> consumer.accept(new PurchaseLine(this, share)));
    }
}
