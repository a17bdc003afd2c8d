package io.touchstone.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.ContactReference;
import io.touchstone.event.Cost;
import io.touchstone.event.Event;
import io.touchstone.event.EventType;
import io.touchstone.event.Money;
import io.touchstone.event.ReplyKind;
import io.touchstone.event.SampleEvents;
import io.touchstone.event.Source;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventWriterTest {

    private static final Instant AT = Instant.parse("2026-07-01T10:00:00.120Z");
    private static final String HOSTILE = "\"\\/{}\u2028é文\uD83D\uDE00'";
    private static final ContactReference EVERYTHING =
            new ContactReference(HOSTILE, "+5511998765432", "w1", "Ana \u200B \u0301", "ana@example.com");
    private static final ContactReference LITTLE = new ContactReference(null, "+12", null, null, null);
    private static final Currency DOLLAR = Currency.getInstance("USD");
    private static final Cost COST =
            new Cost(new Money(new BigDecimal("0.000001"), DOLLAR, new BigDecimal("0.000000000001")), true);
    private static final Money AMOUNT = new Money(new BigDecimal("999999999999.99"), DOLLAR, null);
    private static final Money FOREIGN = new Money(new BigDecimal("1000"), DOLLAR, new BigDecimal("5.25"));

    static Stream<Event> fullEvents() {
        Source campaign = new Source.OfCampaign("k1");
        Source node = new Source.OfFlowNode("f1", HOSTILE);
        return Stream.of(
                new Event.MessageSent(HOSTILE, AT, "m1", EVERYTHING, campaign, COST, "marketing", "spring"),
                new Event.MessageSent("e1", AT, "m1", LITTLE, node, null, null, null),
                new Event.MessageDelivered("e1", AT, "m1", COST),
                new Event.MessagePriced("e1", AT, "m1", new Cost(AMOUNT, false)),
                new Event.MessageRead("e1", AT, HOSTILE),
                new Event.MessageFailed("e1", AT, "m1", "131026", HOSTILE),
                new Event.MessageReplied("e1", AT, "m1", ReplyKind.QUICK_REPLY, HOSTILE),
                new Event.MessageReplied("e1", AT, "m1", ReplyKind.TEXT, null),
                new Event.MessageClicked("e1", AT, "m1", HOSTILE, true),
                new Event.MessageClicked("e1", AT, null, HOSTILE, null, false),
                new Event.MessageSent("e1", AT, "m1", LITTLE, node, null, null, null, true, HOSTILE),
                new Event.PurchasePlaced("e1", AT, "p1", EVERYTHING, FOREIGN, "#1001", true),
                new Event.PurchaseUpdated("e1", AT, "p1", AMOUNT),
                new Event.PurchaseRefunded("e1", AT, "p1", FOREIGN),
                new Event.PurchaseCancelled("e1", AT, "p1"),
                new Event.ContactIdentified("e1", AT, EVERYTHING, LITTLE),
                new Event.ContactOptedOut("e1", AT, LITTLE, "m1"));
    }

    @ParameterizedTest
    @MethodSource("fullEvents")
    void whatIsWrittenIsReadBackEqual(Event event) {
        byte[] line = EventWriter.text(event).getBytes(StandardCharsets.UTF_8);
        assertThat(SampleEvents.PARSER.parseLine(line)).isEqualTo(new ParsedEvent.Valid(event));
    }

    @ParameterizedTest
    @EnumSource
    void writesTheLeastEventOfEachTypeWithNothingMore(EventType type) {
        ObjectNode least = SampleEvents.least(type);
        assertThat(EventWriter.json(SampleEvents.accepted(least))
                        .propertyStream()
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(
                        least.propertyStream().map(Map.Entry::getKey).toList());
    }

    @Test
    void writesOneLine() {
        assertThat(fullEvents().map(EventWriter::text)).noneMatch(text -> text.contains("\n"));
    }
}
