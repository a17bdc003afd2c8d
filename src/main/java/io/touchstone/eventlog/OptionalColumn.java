package io.touchstone.eventlog;

import io.touchstone.eventlog.StoredEvent.Amount;
import io.touchstone.sql.Parameters;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of the event table that most events leave at its default, which is null or false. */
enum OptionalColumn {
    CONTACT_ID_KEY(event -> event.contact().id()),
    CONTACT_PHONE_KEY(event -> event.contact().phone()),
    CONTACT_WHATSAPP_KEY(event -> event.contact().whatsappUserId()),
    SOURCE_KEY(StoredEvent::sourceKey),
    MACHINE(StoredEvent::machine),
    SAME_AS_ID_KEY(event -> event.sameAs().id()),
    SAME_AS_PHONE_KEY(event -> event.sameAs().phone()),
    SAME_AS_WHATSAPP_KEY(event -> event.sameAs().whatsappUserId()),
    AMOUNT(event -> of(event, amount -> amount.money().amount())),
    CURRENCY(event -> of(event, amount -> amount.money().currency().getCurrencyCode())),
    EXCHANGE_RATE(event -> of(event, amount -> amount.money().exchangeRate())),
    WORKSPACE_AMOUNT(event -> of(event, Amount::workspaceAmount)),
    ESTIMATED(event -> Boolean.TRUE.equals(of(event, Amount::estimated))),
    TEST(StoredEvent::test),
    CODE(event -> event.detail().code()),
    REASON(event -> event.detail().reason()),
    BUTTON(event -> event.detail().button()),
    URL(event -> event.detail().url()),
    ORDER_NAME(event -> event.detail().orderName());

    private static final OptionalColumn[] ALL = values();

    private final Function<StoredEvent, @Nullable Object> value;

    OptionalColumn(Function<StoredEvent, @Nullable Object> value) {
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

    String columnName() {
        return name().toLowerCase(Locale.ROOT);
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
