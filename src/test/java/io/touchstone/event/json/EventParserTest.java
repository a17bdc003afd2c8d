package io.touchstone.event.json;

import static io.touchstone.event.SampleEvents.accepted;
import static io.touchstone.event.SampleEvents.json;
import static io.touchstone.event.SampleEvents.least;
import static io.touchstone.event.SampleEvents.with;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken, and what becomes of it. */
class EventParserTest {

    private static final Instant TEN = Instant.parse("2026-07-01T10:00:00Z");
    private static final ContactReference CONTACT = new ContactReference("c1", null, null, null, null);

    @Test
    void readsAMessageOfACampaignWithEverything() {
        assertThat(accepted(json("""
                {'id':'e1','type':'message.sent','occurred_at':'2026-07-01T12:00:00.0009+02:00','message_id':'m1',
                 'contact':{'id':'c1','phone':'+5511998765432','whatsapp_user_id':'w1','name':'Ana','email':'a@b'},
                 'campaign_id':'k1','category':'marketing','template':'spring',
                 'cost':{'amount':'0.062500','currency':'USD','exchange_rate':5.4321,'estimated':true}}""")))
                .isEqualTo(new Event.MessageSent(
                        "e1",
                        TEN,
                        "m1",
                        new ContactReference("c1", "+5511998765432", "w1", "Ana", "a@b"),
                        new Source.OfCampaign("k1"),
                        new Cost(money("0.0625", "USD", "5.4321"), true),
                        "marketing",
                        "spring"));
    }

    @Test
    void readsAMessageOfANodeOfAFlow() {
        ObjectNode sent = least(EventType.MESSAGE_SENT);
        sent.remove("campaign_id");
        sent.put("flow_id", "f1").put("node_id", "n1");
        assertThat(accepted(sent))
                .isEqualTo(new Event.MessageSent(
                        "e1", TEN, "m1", CONTACT, new Source.OfFlowNode("f1", "n1"), null, null, null));
    }

    @Test
    void readsDeliveries() {
        assertThat(accepted(least(EventType.MESSAGE_DELIVERED)))
                .isEqualTo(new Event.MessageDelivered("e1", TEN, "m1", null));
        assertThat(accepted(with(EventType.MESSAGE_DELIVERED, "cost", "{'amount':1,'currency':'EUR'}")))
                .isEqualTo(new Event.MessageDelivered("e1", TEN, "m1", new Cost(money("1", "EUR", null), false)));
    }

    @Test
    void readsPricings() {
        assertThat(accepted(least(EventType.MESSAGE_PRICED)))
                .isEqualTo(new Event.MessagePriced("e1", TEN, "m1", new Cost(money("0.05", "EUR", null), false)));
    }

    @Test
    void readsReads() {
        assertThat(accepted(least(EventType.MESSAGE_READ))).isEqualTo(new Event.MessageRead("e1", TEN, "m1"));
    }

    @Test
    void readsFailures() {
        ObjectNode failed = least(EventType.MESSAGE_FAILED).put("reason", "not on WhatsApp");
        failed.put("code", "131026");
        assertThat(accepted(failed)).isEqualTo(new Event.MessageFailed("e1", TEN, "m1", "131026", "not on WhatsApp"));
    }

    @ParameterizedTest
    @CsvSource({"131026, 131026", "-1, -1", "'''131026''', 131026", "99999999999999999999, 99999999999999999999"})
    void readsCodesThatAreIntegers(String code, String text) {
        assertThat(accepted(with(EventType.MESSAGE_FAILED, "code", code)))
                .isEqualTo(new Event.MessageFailed("e1", TEN, "m1", text, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MESSAGE_SENT    | category",
                "MESSAGE_SENT    | template",
                "MESSAGE_SENT    | contact.name",
                "MESSAGE_FAILED  | code",
                "MESSAGE_FAILED  | reason",
                "MESSAGE_REPLIED | button",
                "MESSAGE_CLICKED | url",
                "PURCHASE_PLACED | order_name"
            })
    void aTextNeverCostsItsEvent(EventType type, String field) {
        Event without = accepted(least(type));
        for (String nothing : List.of(
                "null",
                "true",
                "{}",
                "[]",
                "[[{}],1]",
                "{'a':'b'}",
                "''",
                "'\\u0000\\u0085\\u007f'",
                "'\\udc00\\ud800'")) {
            assertThat(accepted(with(type, field, nothing))).as(nothing).isEqualTo(without);
            String line = with(type, field, "'?'").toString().replace("\"?\"", nothing.replace('\'', '"'));
            assertThat(SampleEvents.PARSER.parseLine(line.getBytes(StandardCharsets.UTF_8)))
                    .as(nothing)
                    .isEqualTo(new ParsedEvent.Valid(without));
        }
        Event withText = accepted(with(type, field, "'x'"));
        assertThat(withText).isNotEqualTo(without);
        assertThat(accepted(with(type, field, "'\\ud800\\nx\\t'"))).isEqualTo(withText);
        assertThat(accepted(with(type, field, "7"))).isEqualTo(accepted(with(type, field, "'7'")));
    }

    @ParameterizedTest
    @CsvSource({
        "MESSAGE_SENT, category, 255",
        "MESSAGE_SENT, template, 255",
        "MESSAGE_SENT, contact.name, 255",
        "MESSAGE_FAILED, code, 255",
        "MESSAGE_FAILED, reason, 4096",
        "MESSAGE_REPLIED, button, 1024",
        "MESSAGE_CLICKED, url, 4096",
        "PURCHASE_PLACED, order_name, 255"
    })
    void aTextIsCutAfterAsManyCharactersAsItMayHave(EventType type, String field, int length) {
        String longest = "\uD83D\uDE00".repeat(length);
        Event expected = accepted(with(type, field, "'" + longest + "'"));
        assertThat(expected.toString()).contains(longest);
        assertThat(accepted(with(type, field, "'" + longest + "e\u0301'"))).isEqualTo(expected);
        assertThat(accepted(with(type, field, "'\\n" + longest + longest + "'")))
                .isEqualTo(expected);
    }

    @Test
    void readsReplies() {
        assertThat(accepted(least(EventType.MESSAGE_REPLIED)))
                .isEqualTo(new Event.MessageReplied("e1", TEN, "m1", ReplyKind.TEXT, null));
        ObjectNode pressed =
                least(EventType.MESSAGE_REPLIED).put("kind", "quick_reply").put("button", "Yes, please");
        assertThat(accepted(pressed))
                .isEqualTo(new Event.MessageReplied("e1", TEN, "m1", ReplyKind.QUICK_REPLY, "Yes, please"));
    }

    @Test
    void readsClicks() {
        assertThat(accepted(least(EventType.MESSAGE_CLICKED)))
                .isEqualTo(new Event.MessageClicked("e1", TEN, "m1", null, false));
        ObjectNode scanned = least(EventType.MESSAGE_CLICKED)
                .put("url", "https://shop.example/")
                .put("machine", true);
        assertThat(accepted(scanned))
                .isEqualTo(new Event.MessageClicked("e1", TEN, "m1", "https://shop.example/", true));
    }

    @Test
    void readsClicksByRef() {
        ObjectNode clicked = least(EventType.MESSAGE_CLICKED);
        clicked.remove("message_id");
        assertThat(accepted(clicked.put("ref", "r1")))
                .isEqualTo(new Event.MessageClicked("e1", TEN, null, "r1", null, false));
    }

    @Test
    void aClickNamesEitherItsMessageOrARef() {
        ObjectNode both = least(EventType.MESSAGE_CLICKED).put("ref", "r1");
        assertThat(SampleEvents.PARSER.parse(both))
                .isEqualTo(new ParsedEvent.Rejection(
                        "e1", RejectionType.CONFLICTING_FIELDS, "ref: must not be there together with message_id"));
        ObjectNode neither = least(EventType.MESSAGE_CLICKED);
        neither.remove("message_id");
        assertThat(SampleEvents.PARSER.parse(neither))
                .isEqualTo(new ParsedEvent.Rejection(
                        "e1", RejectionType.MISSING_FIELD, "message_id: is missing, and so is ref"));
    }

    @Test
    void readsSendingsWithAKeyOfTheSendersAndThoseThatGiveWay() {
        ObjectNode sent = least(EventType.MESSAGE_SENT).put("ref", "r1").put("fallback", true);
        assertThat(accepted(sent))
                .isEqualTo(new Event.MessageSent(
                        "e1", TEN, "m1", CONTACT, new Source.OfCampaign("k1"), null, null, null, true, "r1"));
    }

    @Test
    void readsPurchases() {
        ObjectNode placed = with(EventType.PURCHASE_PLACED, "contact", "{'id':'c1'}")
                .put("order_name", "#1001")
                .put("test", true);
        placed.put("exchange_rate", "0.20");
        assertThat(accepted(placed))
                .isEqualTo(
                        new Event.PurchasePlaced("e1", TEN, "p1", CONTACT, money("10.5", "EUR", "0.2"), "#1001", true));
    }

    @Test
    void readsChangesOfPurchases() {
        assertThat(accepted(least(EventType.PURCHASE_UPDATED)))
                .isEqualTo(new Event.PurchaseUpdated("e1", TEN, "p1", money("10.5", "EUR", null)));
        assertThat(accepted(least(EventType.PURCHASE_REFUNDED)))
                .isEqualTo(new Event.PurchaseRefunded("e1", TEN, "p1", money("10.5", "EUR", null)));
        assertThat(accepted(least(EventType.PURCHASE_CANCELLED)))
                .isEqualTo(new Event.PurchaseCancelled("e1", TEN, "p1"));
    }

    @Test
    void readsContacts() {
        assertThat(accepted(least(EventType.CONTACT_IDENTIFIED)))
                .isEqualTo(new Event.ContactIdentified("e1", TEN, CONTACT, null));
        assertThat(accepted(with(EventType.CONTACT_IDENTIFIED, "same_as", "{'phone':'+4915112345678'}")))
                .isEqualTo(new Event.ContactIdentified(
                        "e1", TEN, CONTACT, new ContactReference(null, "+4915112345678", null, null, null)));
        assertThat(accepted(least(EventType.CONTACT_OPTED_OUT).put("message_id", "m1")))
                .isEqualTo(new Event.ContactOptedOut("e1", TEN, CONTACT, "m1"));
    }

    @ParameterizedTest
    @EnumSource
    void takesNullForAbsentInEveryFieldOfEveryType(EventType type) {
        ObjectNode event = least(type);
        for (EventType other : EventType.values()) {
            other.fields().stream().filter(field -> !event.has(field)).forEach(event::putNull);
        }
        event.putNull("no_such_field");
        assertThat(accepted(event)).isEqualTo(accepted(least(type)));
    }

    @Test
    void takesAnEmptyFreeTextForAbsent() {
        ObjectNode event = least(EventType.MESSAGE_FAILED).put("code", "").put("reason", "");
        assertThat(accepted(event)).isEqualTo(new Event.MessageFailed("e1", TEN, "m1", null, null));
    }

    @Test
    void keepsFreeTextAsItIsButForControlCharacters() {
        assertThat(accepted(least(EventType.MESSAGE_FAILED).put("reason", " \u0000\t\uD83D\uDE00 ")))
                .isEqualTo(new Event.MessageFailed("e1", TEN, "m1", null, " \uD83D\uDE00 "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-07-29T12:00:00Z",
                "2026-07-29T12:00:00.0009999Z",
                "2026-07-30T11:59:00+23:59",
                "2009-01-01T00:00:00Z",
                "2009-01-01T00:00:00.0001Z",
                "2008-12-31T19:00:00-05:00"
            })
    void takesInstantsUpToBothBounds(String occurredAt) {
        assertThat(accepted(least(EventType.MESSAGE_READ).put("occurred_at", occurredAt)))
                .isNotNull();
    }

    @Test
    void readsALine() {
        byte[] line = (least(EventType.MESSAGE_READ) + "\r\n").getBytes(StandardCharsets.UTF_8);
        assertThat(SampleEvents.PARSER.parseLine(line))
                .isEqualTo(new ParsedEvent.Valid(new Event.MessageRead("e1", TEN, "m1")));
    }

    private static Money money(String amount, String currency, @Nullable String exchangeRate) {
        return new Money(
                new BigDecimal(amount),
                Currency.getInstance(currency),
                exchangeRate == null ? null : new BigDecimal(exchangeRate));
    }
}
