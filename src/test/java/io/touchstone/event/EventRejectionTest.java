package io.touchstone.event;

import static io.touchstone.event.EventType.CONTACT_IDENTIFIED;
import static io.touchstone.event.EventType.CONTACT_OPTED_OUT;
import static io.touchstone.event.EventType.MESSAGE_CLICKED;
import static io.touchstone.event.EventType.MESSAGE_PRICED;
import static io.touchstone.event.EventType.MESSAGE_READ;
import static io.touchstone.event.EventType.MESSAGE_REPLIED;
import static io.touchstone.event.EventType.MESSAGE_SENT;
import static io.touchstone.event.EventType.PURCHASE_PLACED;
import static io.touchstone.event.EventType.PURCHASE_UPDATED;
import static io.touchstone.event.SampleEvents.json;
import static io.touchstone.event.SampleEvents.least;
import static io.touchstone.event.SampleEvents.quoted;
import static io.touchstone.event.SampleEvents.rejected;
import static io.touchstone.event.SampleEvents.tree;
import static io.touchstone.event.SampleEvents.with;
import static io.touchstone.event.SampleEvents.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.json.ParsedEvent;
import io.touchstone.event.json.RejectionType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, under which type, and how the detail names it. */
class EventRejectionTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "'x'", "null", "true", "[]", "[{}]", "1e999999999"})
    void refusesWhatIsNoObject(String value) {
        assertThat(rejected(tree(value)).type()).isEqualTo("urn:touchstone:rejection:not-an-object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"message.opened", "MESSAGE.READ", "MESSAGE_READ", "message.read ", ""})
    void refusesUnknownTypes(String type) {
        assertThat(rejected(least(MESSAGE_READ).put("type", type)))
                .isEqualTo(new ParsedEvent.Rejection(
                        "e1", RejectionType.UNKNOWN_TYPE, "type: there is no event type \"" + type + '"'));
    }

    static Stream<Arguments> requiredFields() {
        return Arrays.stream(EventType.values())
                .flatMap(type -> least(type).propertyStream().map(field -> arguments(type, field.getKey())));
    }

    @ParameterizedTest
    @MethodSource("requiredFields")
    void namesTheMissingField(EventType type, String field) {
        ParsedEvent.Rejection rejection = rejected(without(type, field));
        assertThat(rejection.type()).isEqualTo("urn:touchstone:rejection:missing-field");
        assertThat(rejection.detail()).startsWith(field + ": is missing");
    }

    @ParameterizedTest
    @MethodSource("requiredFields")
    void takesNullForMissing(EventType type, String field) {
        assertThat(rejected(with(type, field, "null"))).isEqualTo(rejected(without(type, field)));
    }

    @ParameterizedTest
    @EnumSource
    void namesTheUnknownField(EventType type) {
        assertThat(rejected(with(type, "colour", "1")))
                .isEqualTo(new ParsedEvent.Rejection(
                        "e1", RejectionType.UNKNOWN_FIELD, "colour: " + type.code() + " has no such field"));
    }

    @Test
    void namesTheUnknownFieldOfAnObjectInside() {
        assertThat(rejected(with(MESSAGE_SENT, "contact.Phone", "'+12'")).detail())
                .isEqualTo("contact.Phone: contact has no such field");
        assertThat(rejected(with(MESSAGE_PRICED, "cost.Amount", "1")).detail())
                .isEqualTo("cost.Amount: cost has no such field");
    }

    @ParameterizedTest
    @CsvSource({
        "MESSAGE_READ, campaign_id",
        "MESSAGE_READ, contact",
        "MESSAGE_READ, cost",
        "PURCHASE_UPDATED, contact",
        "PURCHASE_CANCELLED, amount",
        "PURCHASE_PLACED, estimated",
        "CONTACT_OPTED_OUT, same_as"
    })
    void refusesAFieldOfAnotherType(EventType type, String field) {
        assertThat(rejected(with(type, field, "'x'")).type()).isEqualTo("urn:touchstone:rejection:unknown-field");
    }

    static Stream<Arguments> fieldsAndTheirOwners() {
        return Stream.concat(
                Arrays.stream(EventType.values())
                        .flatMap(type -> type.fields().stream()
                                .filter(field -> !SampleEvents.TEXTS.contains(field))
                                .sorted()
                                .map(field -> arguments(type, field))),
                Stream.of(
                        arguments(MESSAGE_SENT, "contact.id"),
                        arguments(MESSAGE_SENT, "contact.phone"),
                        arguments(MESSAGE_SENT, "contact.whatsapp_user_id"),
                        arguments(MESSAGE_PRICED, "cost.amount"),
                        arguments(MESSAGE_PRICED, "cost.currency"),
                        arguments(MESSAGE_PRICED, "cost.exchange_rate"),
                        arguments(MESSAGE_PRICED, "cost.estimated")));
    }

    @ParameterizedTest
    @MethodSource("fieldsAndTheirOwners")
    void refusesAListInEveryField(EventType type, String field) {
        ObjectNode event = with(type, field, "[[{}],1]");
        if (field.equals("flow_id") || field.equals("node_id")) {
            event.remove("campaign_id");
            event.put(field.equals("flow_id") ? "node_id" : "flow_id", "x");
        }
        if (type == MESSAGE_CLICKED && field.equals("ref")) {
            event.remove("message_id");
        }
        ParsedEvent.Rejection rejection = rejected(event);
        assertThat(rejection.type()).isEqualTo("urn:touchstone:rejection:invalid-field");
        // Of a list of texts it is the first element that is wrong.
        assertThat(rejection.detail().replace("[0]", ""))
                .startsWith(field + ": must be")
                .endsWith(", not an array");
    }

    static Stream<Arguments> wrongKindsOfValue() {
        return Stream.of(
                arguments(MESSAGE_READ, "id", "1"),
                arguments(MESSAGE_READ, "type", "1"),
                arguments(MESSAGE_READ, "occurred_at", "1767225600000"),
                arguments(MESSAGE_READ, "message_id", "12"),
                arguments(MESSAGE_READ, "message_id", "true"),
                arguments(MESSAGE_SENT, "contact", "'c1'"),
                arguments(MESSAGE_SENT, "contact.id", "12"),
                arguments(MESSAGE_SENT, "contact.phone", "5511998765432"),
                arguments(MESSAGE_SENT, "campaign_id", "{}"),
                arguments(MESSAGE_SENT, "cost", "0.05"),
                arguments(MESSAGE_REPLIED, "kind", "'quick-reply'"),
                arguments(MESSAGE_REPLIED, "kind", "'TEXT'"),
                arguments(MESSAGE_REPLIED, "kind", "''"),
                arguments(MESSAGE_CLICKED, "machine", "'true'"),
                arguments(MESSAGE_CLICKED, "machine", "0"),
                arguments(PURCHASE_PLACED, "test", "'false'"),
                arguments(PURCHASE_PLACED, "amount", "true"),
                arguments(PURCHASE_PLACED, "amount", "''"),
                arguments(PURCHASE_PLACED, "currency", "978"),
                arguments(PURCHASE_PLACED, "currency", "'eur'"),
                arguments(PURCHASE_PLACED, "currency", "'XXX'"),
                arguments(PURCHASE_PLACED, "exchange_rate", "0"),
                arguments(PURCHASE_PLACED, "exchange_rate", "'1/3'"),
                arguments(PURCHASE_PLACED, "exchange_rate", "0.1234567890123"),
                arguments(MESSAGE_PRICED, "cost.estimated", "'no'"),
                arguments(MESSAGE_PRICED, "cost.amount", "-0.01"),
                arguments(CONTACT_OPTED_OUT, "message_id", "''"));
    }

    @ParameterizedTest
    @MethodSource("wrongKindsOfValue")
    void refusesAValueOfTheWrongKind(EventType type, String field, String value) {
        ParsedEvent.Rejection rejection = rejected(with(type, field, value));
        assertThat(rejection.type()).isEqualTo("urn:touchstone:rejection:invalid-field");
        assertThat(rejection.detail()).startsWith(field + ": must ");
    }

    static Stream<Arguments> identifierFields() {
        return Stream.of(
                arguments(MESSAGE_READ, "id"),
                arguments(MESSAGE_READ, "message_id"),
                arguments(MESSAGE_SENT, "campaign_id"),
                arguments(MESSAGE_SENT, "contact.id"),
                arguments(MESSAGE_SENT, "contact.whatsapp_user_id"),
                arguments(PURCHASE_UPDATED, "purchase_id"),
                arguments(CONTACT_OPTED_OUT, "message_id"));
    }

    @ParameterizedTest
    @MethodSource("identifierFields")
    void holdsEveryIdToTheRule(EventType type, String field) {
        for (String bad : new String[] {"", ".", "..", "a\u0000", "\uD800", "x".repeat(256)}) {
            ObjectNode event = with(type, field, "'?'");
            String name = field.substring(field.indexOf('.') + 1);
            (field.contains(".") ? event.withObjectProperty("contact") : event).put(name, bad);
            assertThat(rejected(event).detail())
                    .startsWith(field + ": " + Identifier.violation(bad).orElseThrow());
        }
    }

    @ParameterizedTest
    @CsvSource({"10.505, EUR, 2", "'''10.505''', EUR, 2", "0.5, JPY, 0", "1.0001, KWD, 3", "1e-999999999, EUR, 2"})
    void refusesMoreDecimalsThanTheCurrencyHas(String amount, String currency, int decimals) {
        ObjectNode event = with(PURCHASE_PLACED, "amount", amount).put("currency", currency);
        assertThat(rejected(event).detail())
                .startsWith("amount: must be a number or plain decimal string, not negative, less than 1000000000000,"
                        + " with at most " + decimals + " decimals in " + currency + ", not ");
    }

    @Test
    void refusesMoreThanSixDecimalsOfACostWhateverItsCurrency() {
        ObjectNode event = with(MESSAGE_PRICED, "cost", "{'amount':0.0000001,'currency':'JPY'}");
        assertThat(rejected(event).detail()).contains("at most 6 decimals in JPY");
    }

    @Test
    void refusesAHugeExponentWithoutExpandingIt() {
        assertThat(rejected(with(PURCHASE_PLACED, "amount", "1e999999999")).detail())
                .endsWith(", not 1E+999999999");
    }

    @ParameterizedTest
    @CsvSource({
        "{'name':'Ana'}, contact: needs at least one of id",
        "{}, contact: needs at least one of id",
        "{'id':null}, contact: needs at least one of id",
        "{'id':''}, contact.id: must be 1 to 255 characters"
    })
    void refusesAContactWithoutIdentity(String contact, String detail) {
        assertThat(rejected(with(MESSAGE_SENT, "contact", contact)).detail()).startsWith(detail);
    }

    @Test
    void refusesABadContactInSameAsUnderThatName() {
        assertThat(rejected(with(CONTACT_IDENTIFIED, "same_as", "{}")).detail()).startsWith("same_as: needs");
        assertThat(rejected(with(CONTACT_IDENTIFIED, "same_as", "{'phone':'1'}"))
                        .detail())
                .startsWith("same_as.phone: must");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flow_id", "node_id"})
    void refusesACampaignTogetherWithAFlow(String field) {
        assertThat(rejected(least(MESSAGE_SENT).put(field, "x")).type())
                .isEqualTo("urn:touchstone:rejection:conflicting-fields");
    }

    @ParameterizedTest
    @CsvSource({"flow_id, node_id", "node_id, flow_id"})
    void refusesHalfAFlowNode(String given, String missing) {
        assertThat(rejected(without(MESSAGE_SENT, "campaign_id").put(given, "x"))
                        .detail())
                .isEqualTo(missing + ": is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-07-29T12:00:00.001Z",
                "2026-07-29T13:00:00+00:59",
                "2008-12-31T23:59:59.9999Z",
                "2009-01-01T00:59:59+01:00",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z"
            })
    void refusesInstantsOutOfRange(String occurredAt) {
        assertThat(rejected(least(MESSAGE_READ).put("occurred_at", occurredAt)).type())
                .isEqualTo("urn:touchstone:rejection:occurred-at-out-of-range");
    }

    @Test
    void tellsTheIdOfABadEventWheneverItIsAString() {
        assertThat(rejected(without(MESSAGE_READ, "message_id")).id()).isEqualTo("e1");
        assertThat(rejected(least(MESSAGE_READ).put("id", "..")).id()).isEqualTo("..");
        assertThat(rejected(json("{'id':'e2'}")).id()).isEqualTo("e2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "{}", "'\\ud800'"})
    void tellsNoIdThatCannotBeRepeated(String id) {
        assertThat(rejected(with(MESSAGE_READ, "id", id)).id()).isNull();
    }

    @Test
    void shortensValuesWithoutCuttingACharacter() {
        assertThat(rejected(with(PURCHASE_PLACED, "currency", quoted("\uD83D\uDE00".repeat(300))))
                        .detail())
                .endsWith(", not \"" + "\uD83D\uDE00".repeat(40) + "…\"");
    }

    @Test
    void repeatsHostileNamesOnlyWhenTheyAreHarmless() {
        ObjectNode event = least(MESSAGE_READ);
        event.put("\uD800\u0000\n".repeat(1000), 1);
        assertThat(rejected(event).detail())
                .isEqualTo("\uFFFD".repeat(40) + "…: message.read has no such field")
                .satisfies(
                        detail -> assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(detail))
                                .isTrue());
    }

    @Test
    void walksIntoNoDepth() {
        JsonNode deep = tree("[".repeat(900) + "]".repeat(900));
        for (String field : new String[] {"id", "type", "occurred_at", "message_id", "colour"}) {
            ObjectNode event = least(MESSAGE_READ);
            event.set(field, deep);
            assertThat(rejected(event).detail()).startsWith(field + ": ");
        }
    }

    static Stream<Arguments> malformedLines() {
        String read = least(MESSAGE_READ).toString();
        return Stream.of(
                arguments("", "the line is empty"),
                arguments(" \r", "the line is empty"),
                arguments("{", "not JSON: "),
                arguments(read.substring(0, read.length() - 1), "not JSON: "),
                arguments("{'id':1,'id':1}", "not JSON: Duplicate"),
                arguments("{'id':'1','contact':{'id':'1','i\\u0064':'2'}}", "not JSON: Duplicate"),
                arguments(read + read, "more than one JSON value"),
                arguments(read + " x", "not JSON: "),
                arguments("{'amount':01}", "not JSON: "),
                arguments("{'amount':NaN}", "not JSON: "),
                arguments("{'id':'\u0000'}", "not JSON: "),
                arguments("{'id':'\\ud8'}", "not JSON: "),
                arguments("{id:1}", "not JSON: "),
                arguments("{'amount':" + "9".repeat(2000) + "}", "nested too deeply"),
                arguments("{'\\ud800':1}", "not JSON: "),
                arguments("[".repeat(100_000), "nested too deeply"));
    }

    @ParameterizedTest
    @MethodSource("malformedLines")
    void refusesLinesThatAreNotOneJsonValue(String line, String detail) {
        ParsedEvent parsed =
                SampleEvents.PARSER.parseLine(line.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        assertThat(parsed).isInstanceOfSatisfying(ParsedEvent.Rejection.class, rejection -> {
            assertThat(rejection.id()).isNull();
            assertThat(rejection.type()).isEqualTo("urn:touchstone:rejection:malformed-json");
            assertThat(rejection.detail()).startsWith(detail).hasSizeLessThan(250);
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(rejection.detail()))
                    .isTrue();
        });
    }

    @Test
    void refusesALineThatIsNotUtf8() {
        byte[] line = least(MESSAGE_READ).put("message_id", "é").toString().getBytes(StandardCharsets.ISO_8859_1);
        assertThat(SampleEvents.PARSER.parseLine(line))
                .isInstanceOfSatisfying(
                        ParsedEvent.Rejection.class,
                        rejection -> assertThat(rejection.type()).isEqualTo("urn:touchstone:rejection:malformed-json"));
    }
}
