package io.touchstone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.json.EventParser;
import io.touchstone.event.json.ParsedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldTest {

    private static final List<WorldEvent> EVENTS = new World(5_000).take(20_000);

    @Test
    void theSameWorldHasTheSameEvents() {
        assertThat(new World(5_000).take(20_000)).isEqualTo(EVENTS);
    }

    @Test
    void aWorldGoesOnFromAnyPosition() {
        World world = new World(5_000);
        world.skipTo(12_345);
        assertThat(world.take(100)).isEqualTo(EVENTS.subList(12_345, 12_445));
    }

    @Test
    void eventsComeInTheOrderOfTheirTime() {
        assertThat(EVENTS).extracting(WorldEvent::at).isSorted();
    }

    @Test
    void noTwoEventsShareAnId() {
        assertThat(EVENTS).extracting(WorldEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void theServiceUnderstandsEveryEvent() {
        EventParser parser = new EventParser(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(EVENTS)
                .allSatisfy(event -> assertThat(parser.parseLine(event.json().getBytes(StandardCharsets.UTF_8)))
                        .isInstanceOf(ParsedEvent.Valid.class));
    }

    @Test
    void allMessagesOfTheFirstYearAreSentInIt() {
        World world = new World(1_000);
        while (world.messages() < 1_000) {
            world.take(1);
        }
        assertThat(world.lastWholeDay()).isEqualTo(World.FIRST_DAY.plusDays(World.DAYS - 1));
    }
}
