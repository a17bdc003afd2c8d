package io.touchstone.source.ratecard;

import static io.touchstone.source.ratecard.Cards.EUR;
import static io.touchstone.source.ratecard.Statuses.delivered;
import static io.touchstone.source.ratecard.Statuses.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.Event.MessagePriced;
import io.touchstone.event.EventOrder;
import io.touchstone.time.LocalCalendar;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PricedMessageTest {

    private static final RateCard MARCH = Cards.of(EUR, "2026-03-01", "France marketing 0.12", "France utility 0.02");
    private static final RateCard MID_MARCH = Cards.of(EUR, "2026-03-15", "France marketing 0.11");
    private static final RateCard CORRECTED = Cards.of(EUR, "2026-03-01", "France marketing 0.10");

    private static final PricedStatus DELIVERED = delivered("m", "2026-03-14T23:59:00Z", "FR", "marketing");
    private static final PricedStatus READ = read("m", "2026-03-15T00:01:00Z", "FR", "marketing");

    @Test
    void anyOrderAndRepetitionOfStatusesComesToThePriceOfTheDayOfDelivery() {
        List<PricedStatus> statuses = new ArrayList<>(
                List.of(DELIVERED, DELIVERED, READ, READ, read("m", "2026-03-16T00:01:00Z", "FR", "marketing")));
        for (int seed = 0; seed < 200; seed++) {
            Collections.shuffle(statuses, new Random(seed));
            Kept kept = new Kept();
            statuses.forEach(status -> kept.receive(status, book(MARCH, MID_MARCH)));
            assertThat(kept.cost()).as("seed %s", seed).isEqualByComparingTo("0.12");
            assertThat(kept.events).extracting(MessagePriced::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void aRangePricedAgainHasTheNewPriceAndSaysNothingTheSecondTime() {
        Kept kept = new Kept();
        kept.receive(DELIVERED, book(MARCH));
        kept.again(book(CORRECTED));
        assertThat(kept.cost()).isEqualByComparingTo("0.10");
        kept.again(book(CORRECTED));
        assertThat(kept.events).hasSize(2);
        kept.again(book(MARCH));
        assertThat(kept.cost()).isEqualByComparingTo("0.12");
        assertThat(kept.events).hasSize(3);
    }

    @Test
    void aMessageWithoutAPriceIsPricedOnceThereIsACard() {
        Kept kept = new Kept();
        kept.receive(DELIVERED, book());
        assertThat(kept.events).isEmpty();
        assertThat(kept.message).isNotNull().extracting(PricedMessage::why).isEqualTo(Price.Why.NO_CARD);
        kept.again(book(MARCH));
        assertThat(kept.cost()).isEqualByComparingTo("0.12");
        assertThat(kept.message).extracting(PricedMessage::why).isNull();
        assertThat(kept.events).extracting(MessagePriced::occurredAt).containsExactly(DELIVERED.at());
    }

    @Test
    void aPriceThatWasSaidStandsWhereNothingTellsOneAnyMore() {
        Kept kept = new Kept();
        kept.receive(DELIVERED, book(MARCH));
        kept.again(book());
        assertThat(kept.events).hasSize(1);
        assertThat(kept.message).extracting(PricedMessage::why).isEqualTo(Price.Why.NO_CARD);
    }

    @Test
    void whatIsFreeIsKeptAndNotSaid() {
        Kept kept = new Kept();
        kept.receive(Statuses.charged("free_entry_point", null, "PMP"), book(MARCH));
        assertThat(kept.events).isEmpty();
        assertThat(kept.message).extracting(PricedMessage::why).isNull();
    }

    /** As a table and the event log keep it. */
    private static final class Kept {

        private @Nullable PricedMessage message;
        private final List<MessagePriced> events = new ArrayList<>();

        void receive(PricedStatus status, PriceBook book) {
            keep(message == null ? PricedMessage.first(status, book) : message.with(status, book));
        }

        void again(PriceBook book) {
            if (message != null) {
                keep(message.again(book, PriceBook.Before.NONE));
            }
        }

        private void keep(PricedMessage now) {
            now.news(message).ifPresent(events::add);
            message = now;
        }

        /** Of a message's costs that of the latest event stands. */
        BigDecimal cost() {
            return Collections.max(
                            events,
                            Comparator.comparing(
                                    event -> new EventOrder(event.occurredAt().toEpochMilli(), event.id())))
                    .cost()
                    .money()
                    .amount();
        }
    }

    private static PriceBook book(RateCard... cards) {
        return new PriceBook(List.of(cards), MarketMap.shipped(), new LocalCalendar(ZoneOffset.UTC), EUR);
    }
}
