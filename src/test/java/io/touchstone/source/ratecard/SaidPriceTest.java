package io.touchstone.source.ratecard;

import static io.touchstone.source.ratecard.Cards.EUR;
import static io.touchstone.source.ratecard.Cards.USD;
import static io.touchstone.source.ratecard.Statuses.delivered;
import static io.touchstone.source.ratecard.Statuses.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.Event.MessagePriced;
import io.touchstone.event.EventOrder;
import io.touchstone.event.Identifier;
import io.touchstone.event.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SaidPriceTest {

    private static final PricedStatus DELIVERED = delivered("wamid.1", "2026-03-14T12:00:00Z", "FR", "marketing");
    private static final PricedStatus READ = read("wamid.1", "2026-03-15T12:00:00Z", "FR", "marketing");

    @Test
    void aPriceIsAnEstimatedCostAtTheTimeOfDelivery() {
        MessagePriced event = first(DELIVERED, "0.12").event();
        assertThat(event.messageId()).isEqualTo("wamid.1");
        assertThat(event.occurredAt()).isEqualTo(DELIVERED.at());
        assertThat(event.cost().estimated()).isTrue();
        assertThat(event.cost().money().amount()).isEqualByComparingTo("0.12");
        assertThat(Identifier.violation(event.id())).isEmpty();
        assertThat(event.id()).matches("wap_[0-9a-f]{8}_[0-9a-f]{32}").doesNotContain("wamid");
    }

    @Test
    void theSamePriceIsTheSameEvent() {
        assertThat(first(DELIVERED, "0.120").event().id())
                .isEqualTo(first(DELIVERED, "0.12").event().id());
        assertThat(first(DELIVERED, "0.12").next(DELIVERED, charged("0.120"), EUR))
                .isEmpty();
    }

    @Test
    void whatTellsTwoPricesApartIsInTheId() {
        assertThat(List.of(
                        first(DELIVERED, "0.12").event().id(),
                        first(DELIVERED, "0.13").event().id(),
                        first(READ, "0.12").event().id(),
                        first(delivered("wamid.2", "2026-03-14T12:00:00Z", "FR", "marketing"), "0.12")
                                .event()
                                .id(),
                        said(new Money(new BigDecimal("0.12"), USD, BigDecimal.ONE))
                                .event()
                                .id(),
                        said(new Money(new BigDecimal("0.12"), USD, BigDecimal.TWO))
                                .event()
                                .id()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aNewerPriceOutranksAllBeforeItEvenWhenItComesBack() {
        SaidPrice said = first(DELIVERED, "0.12");
        List<MessagePriced> events = new ArrayList<>(List.of(said.event()));
        for (int i = 1; i <= 300; i++) {
            said = said.next(DELIVERED, charged(i % 2 == 0 ? "0.12" : "0.13"), EUR)
                    .orElseThrow();
            MessagePriced event = said.event();
            assertThat(order(events.getLast()).isBefore(order(event)))
                    .as("change %s", i)
                    .isTrue();
            events.add(event);
        }
        assertThat(events).extracting(MessagePriced::occurredAt).containsOnly(DELIVERED.at());
    }

    @Test
    void anotherExchangeRateIsAnotherPrice() {
        SaidPrice said = said(new Money(new BigDecimal("0.12"), USD, BigDecimal.ONE));
        Price other = new Price.Charged(
                new Money(new BigDecimal("0.12"), USD, new BigDecimal("0.9")), LocalDate.parse("2026-03-01"));
        assertThat(said.next(DELIVERED, other, EUR)).isPresent();
    }

    @Test
    void whatIsFreeOrWithoutAPriceIsNotSaid() {
        assertThat(SaidPrice.first(DELIVERED, new Price.Free())).isEmpty();
        assertThat(SaidPrice.first(DELIVERED, new Price.Unpriced(Price.Why.NO_RATE)))
                .isEmpty();
    }

    @Test
    void whatWasSaidStandsUntilThereIsAPriceAndIsNothingWhereTheMessageWasFree() {
        SaidPrice said = first(DELIVERED, "0.12");
        assertThat(said.next(DELIVERED, new Price.Unpriced(Price.Why.NO_RATE), EUR))
                .isEmpty();
        assertThat(said.next(DELIVERED, new Price.Free(), EUR))
                .hasValueSatisfying(free -> assertThat(free.money().amount()).isZero());
    }

    @Test
    void theDeliveryPricesAMessageThatWasReadWhicheverCameFirst() {
        SaidPrice readFirst = first(READ, "0.11");
        Optional<SaidPrice> corrected = readFirst.next(DELIVERED, charged("0.12"), EUR);
        assertThat(corrected).hasValueSatisfying(said -> {
            assertThat(said.money().amount()).isEqualByComparingTo("0.12");
            assertThat(order(readFirst.event()).isBefore(order(said.event()))).isTrue();
        });
    }

    @Test
    void whichStatusStandsDoesNotDependOnTheirOrder() {
        List<PricedStatus> statuses = new ArrayList<>(List.of(
                READ,
                DELIVERED,
                delivered("wamid.1", "2026-03-14T12:00:01Z", "FR", "marketing"),
                delivered("wamid.1", "2026-03-14T12:00:00Z", "FR", "utility"),
                read("wamid.1", "2026-03-01T12:00:00Z", "FR", "utility")));
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(statuses, random);
            assertThat(Collections.min(statuses, PricedStatus.STANDING)).isEqualTo(DELIVERED);
        }
    }

    private static SaidPrice first(PricedStatus status, String amount) {
        return SaidPrice.first(status, charged(amount)).orElseThrow();
    }

    private static SaidPrice said(Money money) {
        return SaidPrice.first(DELIVERED, new Price.Charged(money, LocalDate.parse("2026-03-01")))
                .orElseThrow();
    }

    private static Price charged(String amount) {
        return new Price.Charged(new Money(new BigDecimal(amount), EUR, null), LocalDate.parse("2026-03-01"));
    }

    private static EventOrder order(MessagePriced event) {
        return new EventOrder(event.occurredAt().toEpochMilli(), event.id());
    }

    @Test
    void whatAnEventToldIsKnownByItsId() {
        SaidPrice said = first(DELIVERED, "0.12");
        MessagePriced event = said.event();

        assertThat(SaidPrice.of(event)).contains(said);
        assertThat(SaidPrice.of(new MessagePriced(event.id(), event.occurredAt(), "another", event.cost())))
                .isEmpty();
        assertThat(said.of("another").event().messageId()).isEqualTo("another");
        assertThat(said.of("another").event().id()).isNotEqualTo(event.id());
    }
}
