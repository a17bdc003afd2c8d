package io.touchstone.event.json;

import static io.touchstone.event.EventType.MESSAGE_FAILED;
import static io.touchstone.event.EventType.MESSAGE_READ;
import static io.touchstone.event.EventType.MESSAGE_SENT;
import static io.touchstone.event.SampleEvents.least;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import io.touchstone.event.Event;
import io.touchstone.event.EventType;
import io.touchstone.event.SampleEvents;
import io.touchstone.event.json.ParsedEvent.Rejection;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as bytes: what of them is read, and what one costs that cannot be. */
class KnownFieldsTest {

    private static final EventParser PARSER = SampleEvents.PARSER;
    private static final Instant OCCURRED_AT = Instant.parse("2026-07-01T10:00:00Z");

    @ParameterizedTest
    @EnumSource
    void anEventIsTheSameFromItsBytesAsFromItsTree(EventType type) {
        assertThat(parse(least(type).toString())).isEqualTo(PARSER.parse(least(type)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'colour':[{},{'a':[1,2,{}]}]",
                "'colour':{'a':{'b':null}}",
                "'contact':{'id':'c1','shoe_size':[[[]]]}",
                "'contact':{'id':{'id':'c1'}}",
                "'contact':[{'id':'c1'}]",
                "'message_id':[{'a':1}]",
                "'cost':{'amount':{'a':1},'currency':'EUR'}",
                "'none':null,'colour':1,'shape':2"
            })
    void whatIsWrongIsNamedTheSameWhetherAllOfItWasKeptOrNot(String fields) {
        String event = "{'id':'e1','type':'message.sent','occurred_at':'2026-07-01T10:00:00Z','campaign_id':'k1',"
                + (fields.contains("message_id") ? "" : "'message_id':'m1',")
                + (fields.contains("contact") ? "" : "'contact':{'id':'c1'},") + fields + "}";
        JsonNode whole = SampleEvents.tree(event);
        assertThat(parse(event.replace('\'', '"')))
                .isInstanceOf(Rejection.class)
                .isEqualTo(PARSER.parse(whole));
    }

    @Test
    void ofAValueThatNoEventHasNothingIsKept() {
        String objects = "{},".repeat(80_000);
        String event = with("\"colour\":[" + objects + "{}]");
        long before = allocated();
        assertThat(parse(event))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.detail()).startsWith("colour: "));
        // A tree of it takes some 4 MB; the bytes of the test itself are 240 KB.
        assertThat(allocated() - before).isLessThan(1_500_000);
    }

    @Test
    void anEventIsTakenUpToItsGreatestSizeAndNotBeyond() {
        String event = least(MESSAGE_READ).toString();
        String longest = event + " ".repeat(EventLimits.EVENT_BYTES - event.length());
        assertThat(parse(longest)).isInstanceOf(ParsedEvent.Valid.class);
        assertThat(parse(longest + " ")).isEqualTo(EventParser.tooLarge());
        assertThat(EventParser.tooLarge())
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.type()).isEqualTo("urn:touchstone:rejection:too-large"));
    }

    @Test
    void bytesThatAreNotUtf8CostTheirOwnEvent() {
        String read = least(MESSAGE_READ).toString();
        byte[] overlong = read.replace("m1", "??").getBytes(ISO_8859_1);
        int at = read.indexOf("m1");
        overlong[at] = (byte) 0xC1;
        overlong[at + 1] = (byte) 0x81;
        for (byte[] line : List.of(
                overlong,
                new byte[] {0, 0, 0, '{', (byte) 0xFF, (byte) 0xFF},
                new byte[] {(byte) 0xFF, (byte) 0xFE, '{', 0, '}', 0},
                read.replace("m1", "é").getBytes(ISO_8859_1),
                read.getBytes(UTF_16LE),
                read.getBytes(Charset.forName("UTF-16BE")),
                read.getBytes(Charset.forName("UTF-32LE")),
                read.getBytes(Charset.forName("UTF-32BE")))) {
            assertThat(PARSER.parseLine(line))
                    .isInstanceOfSatisfying(
                            Rejection.class,
                            rejection ->
                                    assertThat(rejection.type()).isEqualTo("urn:touchstone:rejection:malformed-json"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'e1','colour':[[[[DEEP]]]]}",
                "{'id':'e1','amount':LONG}",
                "{'id':'e1','id':'e2'}",
                "{'id':'e1','contact':{'id':'1','id':'2'}}"
            })
    void ofABatchAnEventThatIsJsonButCannotBeReadCostsItselfAlone(String event) throws NotJsonException {
        byte[] bytes = event.replace('\'', '"')
                .replace("DEEP", "[".repeat(5_000) + "]".repeat(5_000))
                .replace("LONG", "9".repeat(5_000))
                .getBytes(UTF_8);
        assertThat(PARSER.parseElement(bytes, 0, bytes.length)).isInstanceOfSatisfying(Rejection.class, rejection -> {
            assertThat(rejection.type()).isEqualTo("urn:touchstone:rejection:malformed-json");
            assertThat(rejection.detail()).hasSizeLessThan(250);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id':}", "{'id':nope}", "{'id':'e1'", "{'id':01}", "{]", "nope"})
    void whatIsNoJsonSpoilsTheBatchThatItStandsIn(String element) {
        byte[] bytes = element.replace('\'', '"').getBytes(UTF_8);
        assertThatExceptionOfType(NotJsonException.class)
                .isThrownBy(() -> PARSER.parseElement(bytes, 0, bytes.length))
                .satisfies(thrown -> assertThat(thrown.detail()).startsWith("not JSON: "));
    }

    @Test
    void anIdThatCannotBeOneIsShownCutAndNotLookedFor() {
        Rejection rejection = (Rejection)
                parse(least(MESSAGE_READ).put("id", "文".repeat(50_000)).toString());
        assertThat(rejection.id()).isEqualTo("文".repeat(255));
        assertThat(rejection.possibleId()).isFalse();
        assertThat(rejection.detail()).hasSizeLessThan(150);
    }

    @Test
    void anIdIsCutBetweenCharacters() {
        Rejection rejection = (Rejection)
                parse(least(MESSAGE_READ).put("id", "\uD83D\uDE00".repeat(300)).toString());
        assertThat(rejection.id()).isEqualTo("\uD83D\uDE00".repeat(255));
    }

    @Test
    void theIdOfABadEventIsLookedForWhereItIsOne() {
        Rejection rejection =
                (Rejection) parse(least(MESSAGE_READ).put("message_id", "").toString());
        assertThat(rejection.id()).isEqualTo("e1");
        assertThat(rejection.possibleId()).isTrue();
    }

    @Test
    void ofALongTextNoMoreIsKeptThanItMayHave() {
        String reason = "x".repeat(200_000);
        assertThat(parse(least(MESSAGE_FAILED).put("reason", reason).toString()))
                .isEqualTo(new ParsedEvent.Valid(
                        new Event.MessageFailed("e1", OCCURRED_AT, "m1", null, reason.substring(0, 4_096))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.50", "1e5", "1E400", "0.0000001", "-0", "1e99999999999", "123456789012345678901234567890"})
    void aNumberInATextIsKeptAsItWasWritten(String number) {
        assertThat(parse(with("\"template\":" + number)))
                .isInstanceOfSatisfying(
                        ParsedEvent.Valid.class,
                        valid -> assertThat(((Event.MessageSent) valid.event()).template())
                                .isEqualTo(number));
    }

    @Test
    void aNumberInsteadOfANameOrACategoryIsOneToo() {
        String event = with("\"category\":7").replace("\"c1\"", "\"c1\",\"name\":1.0");
        assertThat(parse(event)).isInstanceOfSatisfying(ParsedEvent.Valid.class, valid -> {
            Event.MessageSent sent = (Event.MessageSent) valid.event();
            assertThat(sent.category()).isEqualTo("7");
            assertThat(sent.contact().name()).isEqualTo("1.0");
        });
    }

    @Test
    void theRefundsThatAnUpdateNamesAreReadFromItsBytes() {
        assertThat(parse(updated("[\"r1\",\"r2\"]")))
                .isInstanceOfSatisfying(
                        ParsedEvent.Valid.class,
                        valid -> assertThat(((Event.PurchaseUpdated) valid.event()).refundIds())
                                .containsExactly("r1", "r2"));
        assertThat(parse(updated("[]"))).isInstanceOf(ParsedEvent.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\"r1\"", "7", "[7]", "[\"\"]", "[[]]", "[{}]", "TOO_MANY"})
    void whatNamesNoRefundsIsRefused(String refunds) {
        String tooMany = "[" + "\"r\",".repeat(EventLimits.REFUND_IDS) + "\"r\"]";
        assertThat(parse(updated(refunds.equals("TOO_MANY") ? tooMany : refunds)))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.detail()).startsWith("refund_ids"));
    }

    private static String updated(String refunds) {
        String event = least(EventType.PURCHASE_UPDATED).toString();
        return event.substring(0, event.length() - 1) + ",\"refund_ids\":" + refunds + "}";
    }

    private static String with(String field) {
        String event = least(MESSAGE_SENT).toString();
        return event.substring(0, event.length() - 1) + "," + field + "}";
    }

    private static ParsedEvent parse(String event) {
        return PARSER.parseLine(event.getBytes(UTF_8));
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
