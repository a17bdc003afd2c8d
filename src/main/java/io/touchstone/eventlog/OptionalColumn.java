package io.touchstone.eventlog;

import io.touchstone.eventlog.StoredEvent.Amount;
import io.touchstone.sql.Parameters;
import io.touchstone.sql.SqlText;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of the event table that most events leave at its default, which is null or false. */
enum OptionalColumn {
    CONTACT_ID_KEY(SqlText.of(", contact_id_key"), event -> event.contact().id()),
    CONTACT_PHONE_KEY(
            SqlText.of(", contact_phone_key"), event -> event.contact().phone()),
    CONTACT_WHATSAPP_KEY(
            SqlText.of(", contact_whatsapp_key"), event -> event.contact().whatsappUserId()),
    CONTACT_EMAIL_KEY(
            SqlText.of(", contact_email_key"), event -> event.contact().email()),
    SOURCE_KEY(SqlText.of(", source_key"), StoredEvent::sourceKey),
    MACHINE(SqlText.of(", machine"), StoredEvent::machine),
    SAME_AS_ID_KEY(SqlText.of(", same_as_id_key"), event -> event.sameAs().id()),
    SAME_AS_PHONE_KEY(SqlText.of(", same_as_phone_key"), event -> event.sameAs().phone()),
    SAME_AS_WHATSAPP_KEY(
            SqlText.of(", same_as_whatsapp_key"), event -> event.sameAs().whatsappUserId()),
    SAME_AS_EMAIL_KEY(SqlText.of(", same_as_email_key"), event -> event.sameAs().email()),
    AMOUNT(SqlText.of(", amount"), event -> of(event, amount -> amount.money().amount())),
    CURRENCY(
            SqlText.of(", currency"),
            event -> of(event, amount -> amount.money().currency().getCurrencyCode())),
    EXCHANGE_RATE(
            SqlText.of(", exchange_rate"),
            event -> of(event, amount -> amount.money().exchangeRate())),
    WORKSPACE_AMOUNT(SqlText.of(", workspace_amount"), event -> of(event, Amount::workspaceAmount)),
    ESTIMATED(SqlText.of(", estimated"), event -> Boolean.TRUE.equals(of(event, Amount::estimated))),
    TEST(SqlText.of(", test"), StoredEvent::test),
    CODE(SqlText.of(", code"), event -> event.detail().code()),
    REASON(SqlText.of(", reason"), event -> event.detail().reason()),
    BUTTON(SqlText.of(", button"), event -> event.detail().button()),
    URL(SqlText.of(", url"), event -> event.detail().url()),
    ORDER_NAME(SqlText.of(", order_name"), event -> event.detail().orderName()),
    PLACED_AT(SqlText.of(", placed_at"), event -> event.correction().placedAt()),
    REFUND_ID(SqlText.of(", refund_id"), event -> event.correction().refundId()),
    REFUND_IDS(SqlText.of(", refund_ids"), event -> event.correction().refundIdsText()),
    FALLBACK(SqlText.of(", fallback"), StoredEvent::fallback),
    REF(SqlText.of(", ref"), StoredEvent::ref);

    private static final OptionalColumn[] ALL = values();

    private final SqlText columnName;
    private final Function<StoredEvent, @Nullable Object> value;

    OptionalColumn(SqlText columnName, Function<StoredEvent, @Nullable Object> value) {
        this.columnName = columnName;
        this.value = value;
    }

    /** Those that an event does not leave at their default. */
    static Set<OptionalColumn> filledBy(StoredEvent event) {
        Set<OptionalColumn> filled = EnumSet.noneOf(OptionalColumn.class);
        for (OptionalColumn column : ALL) {
            Object value = column.value.apply(event);
            if (value != null && !value.equals(false)) {
                filled.add(column);
            }
        }
        return filled;
    }

    /** After a comma: it always follows others. */
    SqlText columnName() {
        return columnName;
    }

    /** Adds its value, the default included. */
    void addTo(Parameters parameters, StoredEvent event) {
        switch (value.apply(event)) {
            case null -> parameters.addNull();
            case Long key -> parameters.add(key);
            case Boolean flag -> parameters.add(flag.booleanValue());
            case BigDecimal money -> parameters.add(money);
            case String text -> parameters.addText(text);
            case Object other -> throw new IllegalStateException("no value of a column: " + other.getClass());
        }
    }

    private static @Nullable Object of(StoredEvent event, Function<Amount, @Nullable Object> value) {
        Amount amount = event.amount();
        return amount == null ? null : value.apply(amount);
    }
}
