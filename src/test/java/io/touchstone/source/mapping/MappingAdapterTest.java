package io.touchstone.source.mapping;

import static io.touchstone.source.mapping.MappedLines.ADAPTER;
import static io.touchstone.source.mapping.MappedLines.NOW;
import static io.touchstone.source.mapping.MappedLines.lines;
import static io.touchstone.source.mapping.MappedLines.mapping;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.Event;
import io.touchstone.source.IgnoredReason;
import io.touchstone.source.Part;
import io.touchstone.source.SentBody;
import io.touchstone.source.Translation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules and bodies, and what they become. */
class MappingAdapterTest {

    private static final String AT = "'occurred_at':'/at'";

    private static final String READ = "[{'type':'message.read','fields':{" + AT + ",'message_id':'/id'}}]";

    private static final String TIME = "2026-07-20T09:00:00Z";

    private static final String BODY = "{'at':'" + TIME + "','id':'m1','state':'seen','n':7,'yes':true}";

    /** What a rule with one condition makes of {@link #BODY}. */
    private static List<String> when(String condition) {
        return lines(
                mapping("[{'when':[" + condition + "],'type':'message.read','fields':{" + AT
                        + ",'message_id':'/id'}}]"),
                BODY);
    }

    /** The name of the order that a value is made, from a body with one field {@code v}. */
    private static List<String> orderName(String value, String json) {
        Mapping mapping = mapping("[{'type':'purchase.placed','fields':{" + AT
                + ",'purchase_id':'/at','amount':{'constant':'1'},'currency':{'constant':'EUR'},'order_name':" + value
                + "}}]");
        return lines(mapping, "{'at':'" + TIME + "','v':" + json + "}").stream()
                .map(line -> line.contains("order_name:")
                        ? line.replaceAll(".*order_name:(.*?)(,test:.*)?}$", "$1")
                        : "none")
                .toList();
    }

    @Test
    void pointersFillAnEvent() {
        assertThat(lines(mapping(READ), BODY))
                .containsExactly("message/read: message.read 2026-07-20T09:00:00Z {message_id:m1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'pointer':'/state','equals':'seen'}",
                "{'pointer':'/state','one_of':['sent','seen']}",
                "{'pointer':'/n','equals':7}",
                "{'pointer':'/yes','equals':true}",
                "{'pointer':'/state','exists':true}",
                "{'pointer':'/other','exists':false}"
            })
    void aConditionThatIsSoLetsARuleHold(String condition) {
        assertThat(when(condition)).hasSize(1).allMatch(line -> line.contains("message.read"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'pointer':'/state','equals':'sent'}",
                "{'pointer':'/state','one_of':['sent','Seen']}",
                "{'pointer':'/other','equals':'seen'}",
                "{'pointer':'/other','exists':true}",
                "{'pointer':'/state','exists':false}",
                "{'pointer':'/state','equals':'seen'},{'pointer':'/n','equals':8}"
            })
    void aConditionThatIsNotSoMakesABodyUnknown(String condition) {
        assertThat(when(condition)).containsExactly("body: unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'/v' | 'x' | x",
                "'/v' | 12.50 | 12.50",
                "'/v' | {'a':1} | none",
                "'/v' | '' | none",
                "{'first_of':['/w','/v']} | 'x' | x",
                "{'constant':'c'} | 'x' | c",
                "{'constant':7} | 'x' | 7",
                "{'pointer':'/v','prefix':'shop:'} | 7 | shop:7",
                "{'pointer':'/v','prefix':'shop:'} | null | none",
                "{'pointer':'/v','table':{'a':'b'}} | 'a' | b",
                "{'pointer':'/v','table':{'a':'b'}} | 'c' | none",
                "{'pointer':'/v','table':{'a':'b'},'as':'upper_case','prefix':'x'} | 'a' | xB",
                "{'pointer':'/v','as':'upper_case'} | 'eur' | EUR",
                "{'pointer':'/v','as':'phone'} | '33612345678' | +33612345678",
                "{'pointer':'/v','as':'phone'} | '+33612345678' | +33612345678",
                "{'pointer':'/v','as':'phone'} | 'PHONE' | none",
                "{'pointer':'/v','as':'epoch_seconds'} | 1784538000 | 2026-07-20T09:00:00Z",
                "{'pointer':'/v','as':'epoch_seconds'} | 'soon' | none",
                "{'pointer':'/v','as':'epoch_milliseconds'} | 1784538000250 | 2026-07-20T09:00:00.250Z",
                "{'pointer':'/v','as':'epoch_milliseconds'} | 1e3 | none",
                "{'pointer':'/v','as':'rfc3339'} | '2026-07-20T11:00:00.000+0200' | 2026-07-20T09:00:00Z",
                "{'pointer':'/v','as':'rfc3339'} | '2026-07-20T11:00:00+02:00' | 2026-07-20T09:00:00Z",
                "{'pointer':'/v','as':'rfc3339'} | '2026-07-20' | none",
                "{'pointer':'/v','as':'utc'} | '2026-07-20 09:00:00' | 2026-07-20T09:00:00Z",
                "{'pointer':'/v','as':'utc'} | '20 July' | none"
            })
    void aValueIsBroughtIntoItsForm(String value, String json, String becomes) {
        assertThat(orderName(value, json)).containsExactly(becomes);
    }

    @ParameterizedTest
    @CsvSource({
        "1250, eur, '', 12.5",
        "1250, jpy, '', 1250",
        "1250, kwd, '', 1.25",
        "1250, isk, '', 1250",
        "1200, isk, 2, 12",
        "0, eur, '', 0"
    })
    void theSmallestUnitsOfACurrencyAreAnAmount(String minor, String currency, String decimals, String amount) {
        String other = decimals.isEmpty() ? "" : ",'decimals':{'ISK':" + decimals + "}";
        Mapping mapping = mapping("[{'type':'purchase.refunded','fields':{" + AT
                + ",'purchase_id':'/id','amount':{'pointer':'/cents','as':'minor_units'" + other
                + "},'currency':{'pointer':'/money','as':'upper_case'}}}]");

        assertThat(lines(mapping, "{'at':'" + TIME + "','id':'p1','cents':" + minor + ",'money':'" + currency + "'}"))
                .singleElement()
                .asString()
                .contains("amount:" + amount + ",");
    }

    @Test
    void aNumberWithAnExponentIsAnAmount() {
        Mapping mapping = mapping("[{'type':'message.priced','fields':{" + AT
                + ",'message_id':'/id','cost':{'amount':'/price','currency':{'constant':'EUR'}}}}]");

        assertThat(lines(mapping, "{'at':'" + TIME + "','id':'m1','price':5.0E-5}"))
                .singleElement()
                .asString()
                .contains("amount:0.00005,");
    }

    @Test
    void aTableChoosesTheTypeOfTheEvent() {
        Mapping mapping = mapping(
                "[{'type':{'pointer':'/state','table':{'DELIVRD':'message.delivered','SEEN':'message.read'}},'fields':{"
                        + AT + ",'message_id':'/id'}}]");

        assertThat(lines(mapping, BODY.replace("seen", "DELIVRD")))
                .allMatch(line -> line.contains("message.delivered"));
        assertThat(lines(mapping, BODY.replace("seen", "SEEN"))).allMatch(line -> line.contains("message.read"));
        assertThat(lines(mapping, BODY)).containsExactly("body: unknown");
    }

    @Test
    void eachElementOfAListIsReadByItself() {
        Mapping mapping = mapping(
                "[{'each':'/all','name':'seen','when':[{'pointer':'/s','equals':1},{'pointer':'#/shop','equals':'tea'}],"
                        + "'type':'message.read','fields':{'occurred_at':'#/at','message_id':'/id'}}]",
                "/what");

        assertThat(
                        lines(
                                mapping,
                                "{'at':'" + TIME
                                        + "','shop':'tea','all':[{'s':1,'id':'a'},{'s':2,'what':'A.New-thing'},{'s':1,'id':'b'}]}"))
                .containsExactly(
                        "seen: message.read 2026-07-20T09:00:00Z {message_id:a}",
                        "body/a_new_thing: unknown",
                        "seen: message.read 2026-07-20T09:00:00Z {message_id:b}");
    }

    @Test
    void aBodyMayBeTheListItself() {
        Mapping mapping =
                mapping("[{'each':'','type':'message.read','fields':{'occurred_at':'/at','message_id':'/id'}}]");

        assertThat(lines(mapping, "[" + BODY + "," + BODY.replace("m1", "m2") + "]"))
                .hasSize(2);
    }

    @Test
    void everyRuleThatHoldsMakesAnEvent() {
        assertThat(lines(mapping(READ.replace("]", "," + READ.substring(1).replace("read", "delivered"))), BODY))
                .hasSize(2);
    }

    @Test
    void whatIsKnownNotToCountIsToldSo() {
        assertThat(lines(
                        mapping("[{'name':'ping','ignore':true,'when':[{'pointer':'/state','equals':'seen'}]}]"), BODY))
                .containsExactly("ping: not_counted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'at':'2026-07-20T09:00:00Z'} | message/read: incomplete",
                "{'at':'yesterday','id':'a'} | message/read: incomplete",
                "{'at':'2007-07-20T09:00:00Z','id':'a'} | message/read: out_of_time",
                "{'at':'2026-07-20T09:00:00Z','id':'..'} | message/read: incomplete",
                "[] | message/read: incomplete",
                "no json | body: not_json"
            })
    void whatCannotBeAnEventIsToldWhy(String body, String line) {
        assertThat(lines(mapping(READ), body)).containsExactly(line);
    }

    private static final String SENT = "[{'type':'message.sent','fields':{" + AT
            + ",'message_id':'/id','contact':{'phone':{'pointer':'/to','as':'phone'},'name':'/name'},'carrier':'/mine'}}]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"v\":1,\"c\":\"spring\",\"r\":\"k1\"} | campaign_id:spring",
                "{\"v\":1,\"f\":\"hello\",\"n\":\"n2\",\"t\":\"hi\"} | flow_id:hello,node_id:n2"
            })
    void whatAMessageCarriesIsItsSource(String carrier, String source) {
        assertThat(lines(mapping(SENT), sent(carrier)))
                .singleElement()
                .asString()
                .contains(source);
    }

    private static String sent(String carrier) {
        return "{'at':'" + TIME + "','id':'m1','to':'33612345678','mine':'" + carrier.replace("\"", "\\\"") + "'}";
    }

    @Test
    void aMessageThatCarriesSomethingElseHasNoSource() {
        assertThat(lines(mapping(SENT), sent("order 66"))).containsExactly("message/sent: no_source");
    }

    @Test
    void aNameAloneIsNobody() {
        assertThat(lines(mapping(SENT), "{'at':'" + TIME + "','id':'m1','name':'Ada','to':''}"))
                .containsExactly("message/sent: no_contact");
    }

    @Test
    void aCurrencyWithoutAnAmountIsNoCost() {
        Mapping mapping = mapping("[{'type':'message.delivered','fields':{" + AT
                + ",'message_id':'/id','cost':{'amount':'/price','currency':{'constant':'EUR'}}}}]");

        assertThat(lines(mapping, BODY))
                .containsExactly("message/delivered: message.delivered 2026-07-20T09:00:00Z {message_id:m1}");
    }

    private static Event event(Mapping mapping, String body, Duration later) {
        Translation translation =
                new MappingAdapter(InstantSource.fixed(NOW.plus(later))).translate(mapping, SentBody.of(body));
        return MappedLines.events(translation).getFirst();
    }

    @Test
    void anEventHasTheIdOfWhatItSays() {
        String id = event(mapping(READ), BODY, Duration.ZERO).id();

        assertThat(id).matches("map[0-9a-f]{32}");
        assertThat(event(mapping(READ), BODY.replace("seen", "x"), Duration.ofDays(1))
                        .id())
                .isEqualTo(id);
        assertThat(event(mapping(READ), BODY.replace("m1", "m2"), Duration.ZERO).id())
                .isNotEqualTo(id);
        assertThat(event(mapping(READ), BODY.replace("09:00", "09:01"), Duration.ZERO)
                        .id())
                .isNotEqualTo(id);
    }

    @Test
    void withoutATimeItIsThatOfReceiptAndTheIdIsTheSame() {
        Mapping mapping = mapping(READ.replace("'/at'", "{'pointer':'/at','received':true}"));
        String timeless = BODY.replace("'at':'" + TIME + "',", "");
        Event first = event(mapping, timeless, Duration.ZERO);
        Event again = event(mapping, timeless, Duration.ofHours(1));

        assertThat(first.occurredAt()).isEqualTo(NOW);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(event(mapping, BODY, Duration.ZERO).occurredAt()).isEqualTo(TIME);
    }

    @Test
    void aBodyWithMoreElementsThanAnyIsNotTriedAtAll() {
        Mapping mapping =
                mapping("[{'each':'/all','type':'message.read','fields':{'occurred_at':'/at','message_id':'/id'}}]");
        String most = String.join(",", Collections.nCopies((int) MappingAdapter.MOST_TRIES, "1"));

        assertThat(ADAPTER.translate(mapping, SentBody.of("{'all':[" + most + ",1]}"))
                        .parts())
                .containsExactly(new Part.Ignored("body", IgnoredReason.TOO_COMPLEX));
    }

    @Test
    void aTextWithoutEndCostsNoMoreThanItsBeginning() {
        byte[] body = ("{\"at\":\"" + TIME + "\",\"id\":\"" + "x".repeat(1_000_000) + "\"}").getBytes(UTF_8);

        assertThat(ADAPTER.translate(mapping(READ), SentBody.of(body)).parts())
                .containsExactly(new Part.Ignored("message/read", IgnoredReason.INCOMPLETE));
    }
}
