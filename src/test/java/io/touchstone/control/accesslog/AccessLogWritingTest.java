package io.touchstone.control.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessLogWritingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Inject
    AccessLog log;

    @Inject
    Transactions transactions;

    @Inject
    Workspaces workspaces;

    @Inject
    AccessLogConfig config;

    @Inject
    MeterRegistry registry;

    private final LongAdder contacts = new LongAdder();
    private WorkspaceId workspace;

    @BeforeEach
    void aWorkspace() {
        NewWorkspace created = Api.newWorkspace();
        workspace = WorkspaceId.parse(created.id()).orElseThrow();
    }

    private PeopleRead read(Instant at) {
        return new PeopleRead(workspace, at, "key_1", "GET /v1/messages", "", contacts);
    }

    private List<LoggedAccess> stored() {
        return transactions.statement(
                workspace,
                tenant -> AccessLogStore.find(
                        tenant, 0, Long.MAX_VALUE, new AccessPosition(Long.MAX_VALUE, Long.MAX_VALUE), 100));
    }

    @Test
    void anAnswerThatTakesLongIsThereBeforeItIsOver() {
        PeopleRead read = read(NOW);
        log.add(read);
        contacts.add(7);
        log.writeEach();
        assertThat(stored()).extracting(LoggedAccess::contacts).containsExactly(7L);
        contacts.add(5);
        read.end();
        log.writeEach();
        assertThat(stored()).extracting(LoggedAccess::contacts).containsExactly(12L);
        contacts.add(5);
        log.writeEach();
        assertThat(stored()).extracting(LoggedAccess::contacts).containsExactly(12L);
    }

    @Test
    void entriesGoOnceTheyAreTooOld() {
        PeopleRead old = read(Instant.now().minus(Duration.ofDays(366)));
        PeopleRead young = read(Instant.now().minus(Duration.ofDays(364)));
        List.of(old, young).forEach(read -> {
            log.add(read);
            read.end();
        });
        log.writeEach();
        log.sweep();
        assertThat(stored())
                .extracting(LoggedAccess::serial)
                .containsExactly(young.entry().serial());
    }

    @Test
    void whatHasNoPlaceIsCounted() {
        double before = lost();
        List<PeopleRead> many = IntStream.range(0, AccessLog.MOST_WAITING)
                .mapToObj(_ -> read(NOW))
                .toList();
        many.forEach(log::add);
        log.add(read(NOW));
        many.forEach(PeopleRead::end);
        assertThat(lost()).isGreaterThan(before);
        log.writeEach();
    }

    @Test
    void anInstanceThatEndsWritesWhatItHasNotedAndTakesNoMore() {
        AccessLog ending =
                new AccessLog(transactions, workspaces, config, new SimpleMeterRegistry(), InstantSource.system());
        PeopleRead over = read(NOW);
        PeopleRead underWay = read(NOW.plusSeconds(1));
        ending.add(over);
        ending.add(underWay);
        over.end();
        ending.stop(new ShutdownEvent());
        ending.add(read(NOW.plusSeconds(2)));
        ending.writeEach();
        assertThat(stored())
                .extracting(LoggedAccess::serial)
                .containsExactly(underWay.entry().serial(), over.entry().serial());
    }

    private double lost() {
        return registry.get("touchstone.access.log")
                .tag("outcome", "lost")
                .counter()
                .count();
    }
}
