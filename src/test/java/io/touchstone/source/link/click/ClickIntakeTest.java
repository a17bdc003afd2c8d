package io.touchstone.source.link.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClickIntakeTest {

    private static final InstantSource NINE = InstantSource.fixed(Instant.parse("2026-11-27T09:00:00Z"));

    private static final int MOST_OF_LINK = 50;

    private record Settings(Path directory, long mostBytes, int mostOfLink) implements ClicksConfig {}

    @TempDir
    Path folder;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private ClickSpool spool;
    private ClickIntake intake;

    @BeforeEach
    void begin() {
        Settings settings = new Settings(folder, 1_000_000, MOST_OF_LINK);
        spool = new ClickSpool(settings);
        intake = new ClickIntake(settings, spool, new ClickMeters(meters, spool, NINE), NINE);
    }

    @Test
    void everOtherRefsOfALinkHaveAnEnd() {
        click("1.link", 3 * MOST_OF_LINK);

        assertThat(kept()).hasSize(MOST_OF_LINK);
        assertThat(clicks("kept")).isEqualTo(MOST_OF_LINK);
        assertThat(clicks("too_many")).isEqualTo(2 * MOST_OF_LINK);
    }

    @Test
    void anotherLinkHasAnEndOfItsOwn() {
        click("1.link", 3 * MOST_OF_LINK);
        click("1.other", 1);

        assertThat(kept()).last().extracting(SpooledClick::token).isEqualTo("1.other");
    }

    @Test
    void oneWhoClicksAllTheTimeTakesNothingFromOthers() {
        for (int i = 0; i < 3 * MOST_OF_LINK; i++) {
            intake.add("1.link", "again", false);
        }
        click("1.link", 1);

        assertThat(kept()).hasSize(21).last().extracting(SpooledClick::ref).isEqualTo("0");
    }

    @Test
    void clicksWithoutARefAreThoseOfOne() {
        for (int i = 0; i < 30; i++) {
            intake.add("1.link", null, false);
        }

        assertThat(kept()).hasSize(20);
    }

    private void click(String token, int times) {
        for (int i = 0; i < times; i++) {
            intake.add(token, Integer.toString(i), false);
        }
    }

    private double clicks(String outcome) {
        return meters.get("touchstone.link.clicks")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private List<SpooledClick> kept() {
        try (Stream<String> lines = Files.lines(spool.turn().orElseThrow())) {
            return lines.flatMap(line -> SpooledClick.parse(line).stream()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
