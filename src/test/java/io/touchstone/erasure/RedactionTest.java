package io.touchstone.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.erasure.Redaction.Telling;
import io.touchstone.source.ContentIds;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private static final String NUMBER = "33612345678";
    private static final String WAMID = "wamid.HBgLMzM2MTIzNDU2NzgVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA";

    private final Redaction redaction = redaction(
            Set.of(NUMBER, "Ada@shop.example", "abc", "1042", "c-77"),
            Set.of("Ada Quixote", "Mark", "Al Bo", "Featherstone"));

    private static Redaction redaction(Set<String> identities, Set<String> names) {
        return new Redaction(new Telling(identities, names), new SecureRandom());
    }

    @Test
    void whatTellsOfThePersonIsReplacedByAsManyLetters() {
        assertThat(redaction.of("m-+33612345678-1")).matches("m-\\+[a-z]{11}-1");
        assertThat(redaction.of("ADA@SHOP.EXAMPLE/2")).matches("[a-z]{16}/2");
    }

    @Test
    void whatTellsOfNobodyStays() {
        assertThat(redaction.of("abc-#1001")).isEqualTo("abc-#1001");
        assertThat(redaction.of("wamid.none")).isEqualTo("wamid.none");
        assertThat(redaction.ofText(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x33612345678y", "1933612345678", "33612345678901", "xAda@shop.example2"})
    void anIdentityIsFoundWhateverIsAroundIt(String id) {
        assertThat(redaction.of(id).toLowerCase(Locale.ROOT))
                .isNotEqualTo(id.toLowerCase(Locale.ROOT))
                .doesNotContain(NUMBER, "ada@shop.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10425", "order-91042", "c-771", "Marketing-1", "mark-1", "billAdaQuixote", "featherstones"})
    void aShortIdentityAndANameAreFoundAsWholeWords(String id) {
        assertThat(redaction.of(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer:1042", "order-c-77", "ada quixote-9", "cart/Featherstone/2", "al bo_1"})
    void wholeWordsAreFoundInIds(String id) {
        assertThat(redaction.of(id)).isNotEqualTo(id).hasSameSizeAs(id);
    }

    @Test
    void aShortNameOfOneWordIsFoundInTextsAlone() {
        assertThat(redaction.ofText("For Mark, #1001")).matches("For [a-z]{4}, #1001");
        assertThat(redaction.ofText("Marketing")).isEqualTo("Marketing");
        assertThat(redaction.of("Mark-1001")).isEqualTo("Mark-1001");
    }

    @Test
    void theSameIsReplacedByTheSame() {
        assertThat(redaction.of(NUMBER)).isEqualTo(redaction.of(NUMBER));
        assertThat(redaction.of(NUMBER + "-1")).isLessThan(redaction.of(NUMBER + "-2"));
    }

    @Test
    void theRecipientInAnIdOfWhatsAppsIsReplacedWhoeverItIs() {
        String replaced = redaction(Set.of(), Set.of()).of(WAMID + ":read");

        assertThat(replaced)
                .startsWith("wamid.HBgL")
                .endsWith("VAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA:read")
                .hasSameSizeAs(WAMID + ":read");
        assertThat(new String(
                        Base64.getDecoder().decode(replaced.substring(6, replaced.length() - 5)),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain(NUMBER)
                .contains("9A3CA5B3D4CD6E67E7");
    }

    @Test
    void idsOfWhatsAppsForANumberBeginAlike() {
        assertThat(WAMID).startsWith(Wamid.beginning(NUMBER));
        assertThat(WAMID.length() - Wamid.beginning(NUMBER).length()).isLessThan(WAMID.length() / 2 + 10);
        assertThat(WAMID).doesNotStartWith(Wamid.beginning("336123456789"));
    }

    @Test
    void anIdThatBeginsAlikeIsOfANeighbourByItsRecipient() {
        String neighbour = "33612345679";

        assertThat(WAMID).startsWith(Wamid.beginning(neighbour));
        assertThat(Wamid.recipient(WAMID)).contains(NUMBER);
        assertThat(Wamid.recipient("wamid.none")).isEmpty();
        assertThat(Wamid.recipient("m-1")).isEmpty();
    }

    @Test
    void anEventThatMayHaveAHashForItsIdGetsAnother() {
        String hash = ContentIds.of("wa_", NUMBER);

        assertThat(redaction.ofEvent(hash)).matches("wa_[0-9a-f]{32}").isNotEqualTo(hash);
        assertThat(redaction.ofEvent("a1")).isEqualTo("a1");
    }

    @Test
    void idsKeepTheirOrder() {
        List<String> ids = Stream.concat(
                        Stream.of(
                                "!",
                                "33612345677",
                                NUMBER,
                                NUMBER + "-1",
                                "33612345679",
                                "Ada@shop.example",
                                "a",
                                WAMID,
                                "wamid.HBgLMzM2MTIzNDU2NzgVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcB",
                                "wamid.HBgLM~",
                                "z"),
                        IntStream.range(0, 20).mapToObj(i -> ContentIds.of("wa_", String.valueOf(i))))
                .sorted()
                .toList();

        Map<String, String> renamed = redaction.ofEvents(ids, Map.of());
        List<String> others = ids.stream().map(renamed::get).toList();

        assertThat(others).isSorted().doesNotHaveDuplicates().hasSameSizeAs(ids);
        assertThat(others).contains("33612345677", "33612345679", "a", "z").noneMatch(id -> id.contains(NUMBER));
        assertThat(others)
                .doesNotContainAnyElementsOf(
                        ids.stream().filter(id -> id.startsWith("wa_")).toList());
    }

    @Test
    void nothingOfAnIdOfOthersStandsInOneThatIsMadeToBeBesideIt() {
        String other = "wamid.HBgLMzM2OTk5OTk5OTkVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA";
        List<String> ids = Stream.of(WAMID, other).sorted().toList();

        Map<String, String> renamed = redaction.ofMessages(ids, Map.of(other, other));
        List<String> others = ids.stream().map(renamed::get).toList();

        assertThat(others).isSorted().hasSize(2).contains(other);
        assertThat(others).filteredOn(id -> !id.equals(other)).noneMatch(id -> id.contains("MzM2OTk"));
    }

    @RepeatedTest(100)
    void manyOfOneInstantKeepTheirOrderAmongThoseOfOthers() {
        List<String> others = List.of("447700900177-m5", "b", "m-31");
        List<String> ids = Stream.concat(
                        IntStream.range(0, 9).mapToObj(i -> NUMBER + "-m" + i),
                        Stream.concat(
                                IntStream.range(20, 29).mapToObj(i -> "ln" + i + NUMBER + "-m" + i), others.stream()))
                .sorted()
                .toList();

        Map<String, String> renamed =
                redaction.ofMessages(ids, others.stream().collect(Collectors.toMap(id -> id, id -> id)));

        assertThat(ids.stream().map(renamed::get).toList()).isSorted().doesNotHaveDuplicates();
    }
}
