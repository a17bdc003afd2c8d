package io.touchstone.source.link.click;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickSpoolTest {

    private static final Instant AT = Instant.parse("2026-11-27T09:00:00.123Z");

    @TempDir
    Path folder;

    private static SpooledClick click(String id) {
        return new SpooledClick(id, AT, false, "1.token", "a ref\t\u6f22/%&=");
    }

    private ClickSpool spool(long mostBytes) {
        return new ClickSpool(folder.resolve("clicks"), mostBytes);
    }

    private static List<SpooledClick> read(Path file) throws IOException {
        return Files.readAllLines(file, US_ASCII).stream()
                .flatMap(line -> SpooledClick.parse(line).stream())
                .toList();
    }

    @Test
    void whatIsAddedIsInAFileAtOnceAndComesBack() throws IOException {
        ClickSpool spool = spool(10_000);
        assertThat(spool.add(click("a"))).isTrue();
        assertThat(spool.add(click("b"))).isTrue();
        assertThat(spool.closed()).isEmpty();

        spool.turn();

        assertThat(spool.closed()).hasSize(1);
        assertThat(read(spool.closed().getFirst())).containsExactly(click("a"), click("b"));
        assertThat(spool.oldest(0)).isEqualTo(AT.toEpochMilli());
    }

    @Test
    void theNextProcessFindsIt() {
        ClickSpool killed = spool(10_000);
        killed.add(click("a"));
        killed.turn();

        ClickSpool next = spool(10_000);

        assertThat(next.closed()).hasSize(1);
        assertThat(next.bytes()).isEqualTo(killed.bytes()).isPositive();
    }

    @Test
    void whatSomebodyElseWritesIsLeftAlone() throws IOException {
        ClickSpool one = spool(10_000);
        one.add(click("a"));
        ClickSpool other = spool(10_000);

        assertThat(other.closed()).hasSize(1);
        assertThat(SpoolSegment.hold(other.closed().getFirst())).isEmpty();
        one.turn();
        assertThat(SpoolSegment.hold(other.closed().getFirst())).isPresent();
    }

    @Test
    void theFolderIsNotListedAgainAndAgainWhileNothingWaits() {
        ClickSpool spool = spool(10_000);
        assertThat(spool.waiting()).isEmpty();
        ClickSpool other = spool(10_000);
        other.add(click("a"));

        assertThat(spool.waiting()).isEmpty();
        assertThat(spool.closed()).hasSize(1);
    }

    @Test
    void whatWasTurnedWaitsUntilItIsBroughtIn() {
        ClickSpool spool = spool(10_000);
        assertThat(spool.waiting()).isEmpty();
        spool.add(click("a"));
        long bytes = spool.bytes();

        Optional<Path> turned = spool.turn();

        assertThat(spool.waiting()).containsExactly(turned.orElseThrow());
        spool.forget(bytes);
        assertThat(spool.waiting()).isEmpty();
    }

    @Test
    void itTakesNoMoreThanThereIsRoomFor() {
        long ofOne = click("a").line().length;
        ClickSpool spool = spool(2 * ofOne);

        assertThat(spool.add(click("a"))).isTrue();
        spool.turn();
        assertThat(spool.add(click("b"))).isTrue();
        assertThat(spool.add(click("c"))).isFalse();
    }

    @Test
    void aFileIsNoLargerThanWhatIsBroughtInAtOnce() {
        ClickSpool spool = spool(Long.MAX_VALUE);
        SpooledClick large = new SpooledClick("a", AT, true, "1." + "t".repeat(3_000), null);
        for (int i = 0; i < 1_500; i++) {
            spool.add(large);
        }
        assertThat(spool.closed()).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeWrittenTakesNothing() throws IOException {
        Files.writeString(folder.resolve("clicks"), "a file in the place of the folder");

        assertThat(spool(10_000).add(click("a"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\t1\tp\t1.token", "a\tx\tp\t1.token\t\t.", "a\t1\tp\t1.token\t%zz\t."})
    void aLineOfAnotherFormIsNone(String line) {
        assertThat(SpooledClick.parse(line)).isEmpty();
    }

    @Test
    void aLineThatIsCutAnywhereIsNone() {
        String line = new String(click("a").line(), US_ASCII).stripTrailing();

        assertThat(SpooledClick.parse(line)).contains(click("a"));
        for (int i = 0; i < line.length(); i++) {
            assertThat(SpooledClick.parse(line.substring(0, i)))
                    .as("cut at %d", i)
                    .isEmpty();
        }
    }
}
