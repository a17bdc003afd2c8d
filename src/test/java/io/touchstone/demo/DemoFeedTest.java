package io.touchstone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.control.catalog.Catalog;
import io.touchstone.event.Event;
import io.touchstone.intake.Ingestion;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DemoFeedTest {

    private static final DemoWorld WORLD = new DemoWorld(1, ZoneId.of("Europe/Paris"), Currency.getInstance("EUR"), 5);
    private static final Instant FIRST_START = Instant.parse("2025-05-14T10:00:00Z");
    private static final Instant SECOND_START = Instant.parse("2025-06-02T17:00:00Z");

    @Inject
    Ingestion ingestion;

    @Inject
    Catalog catalog;

    @Test
    void secondStartTellsWhatTheFirstCouldNotKnowAndNothingTwice() throws InterruptedException {
        NewWorkspace workspace = Api.newWorkspace(WORLD.zone().getId(), "EUR");
        WorkspaceId id = WorkspaceId.parse(workspace.id()).orElseThrow();
        start(id, FIRST_START);
        assertThat(sent(workspace, "2025-03-20", "2025-05-14")).isEqualTo(sentUntil(FIRST_START));
        assertThat(status(id, "demo-2025-04-22")).isEqualTo("closed");
        assertThat(status(id, "demo-2025-05-13")).isEqualTo("sent");
        assertThat(catalog.find(id, "demo-2025-05-16")).isEmpty();

        start(id, SECOND_START);
        assertThat(sent(workspace, "2025-03-20", "2025-06-02")).isEqualTo(sentUntil(SECOND_START));
        assertThat(status(id, "demo-2025-05-13")).isEqualTo("closed");
        assertThat(status(id, "demo-2025-05-30")).isEqualTo("sent");
    }

    /** One that ends before it comes to the older weeks, or to many of them. */
    private void start(WorkspaceId workspace, Instant now) throws InterruptedException {
        DemoFeed feed = new DemoFeed(ingestion, catalog, InstantSource.fixed(now));
        feed.begin(workspace, WORLD);
        feed.end();
    }

    private String status(WorkspaceId workspace, String campaign) {
        return String.valueOf(catalog.find(workspace, campaign).orElseThrow().status());
    }

    private static int sent(NewWorkspace workspace, String from, String to) {
        return Api.as(workspace.key())
                .get("/v1/performance?from={from}&to={to}", from, to)
                .jsonPath()
                .getInt("kpis.sent");
    }

    /** From 20 March 2025 on, to which no message of a week before the ten leads. */
    private static int sentUntil(Instant now) {
        LocalDate first = LocalDate.of(2025, 3, 20);
        Instant begun = first.atStartOfDay(WORLD.zone()).toInstant();
        return Math.toIntExact(first.minusDays(10)
                .datesUntil(LocalDate.ofInstant(now, WORLD.zone()).plusDays(1))
                .flatMap(day -> WORLD.day(day).stream())
                .filter(Event.MessageSent.class::isInstance)
                .map(Event::occurredAt)
                .filter(at -> !at.isBefore(begun) && !at.isAfter(now))
                .count());
    }
}
