package io.touchstone.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.touchstone.sql.Transactions.Work;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplicaTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private boolean isReachable = true;
    private int tries;
    private final Replica replica = new Replica(Optional.of(database()), new ReplicaMeters(registry), () -> now);

    @Test
    void whereThereIsNoneNothingIsAskedOrCounted() {
        Replica none = new Replica(Optional.<DataSource>empty(), new ReplicaMeters(registry), () -> now);
        assertThat(none.isConfigured()).isFalse();
        assertThat(none.statement(_ -> "answer")).isEmpty();
        assertThat(registry.getMeters())
                .hasSize(4)
                .allSatisfy(meter -> assertThat(registry.get(meter.getId().getName())
                                .tags(meter.getId().getTags())
                                .counter()
                                .count())
                        .isZero());
    }

    @Test
    void itAnswersWhenItCanBeReached() {
        assertThat(replica.statement(_ -> "answer")).hasValue("answer");
        assertThat(count("answered")).isEqualTo(1);
    }

    @Test
    void onceItWasNotReachedItIsLeftAloneForAWhile() {
        isReachable = false;
        ask();
        ask();
        assertThat(tries).isEqualTo(1);
        now = now.plus(Replica.PAUSE);
        ask();
        ask();
        assertThat(tries).isEqualTo(2);
        assertThat(count("unreachable")).isEqualTo(4);
    }

    @Test
    void onceItIsBackEverybodyAsksItAgain() {
        isReachable = false;
        ask();
        isReachable = true;
        assertThat(ask()).isEmpty();
        now = now.plus(Replica.PAUSE);
        assertThat(ask()).isPresent();
        assertThat(ask()).isPresent();
    }

    @Test
    void aConnectionThatBreaksIsAReplicaThatIsNotReached() {
        assertThat(failing(new SQLNonTransientConnectionException("gone", "08S01")))
                .isEmpty();
        assertThat(ask()).isEmpty();
        assertThat(count("unreachable")).isEqualTo(2);
    }

    @Test
    void aStatementThatFailsIsNoReasonToLeaveItAlone() {
        assertThat(failing(new SQLSyntaxErrorException("no such table", "42S02")))
                .isEmpty();
        assertThat(ask()).isPresent();
        assertThat(count("failed")).isEqualTo(1);
    }

    @Test
    void oneThatIsBehindDoesNotAnswerEither() {
        Work<String> tooEarly = _ -> {
            throw new Replica.BehindException();
        };
        assertThat(replica.statement(tooEarly)).isEmpty();
        assertThat(count("behind")).isEqualTo(1);
    }

    @Test
    void whatTheAnswerItselfEndsWithIsAnAnswer() {
        Work<String> nothing = _ -> {
            throw new IllegalStateException("there is no such thing");
        };
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> replica.statement(nothing));
        assertThat(count("answered")).isEqualTo(1);
    }

    private Optional<String> ask() {
        return replica.statement(_ -> "answer");
    }

    private Optional<String> failing(SQLException failure) {
        return replica.statement(_ -> {
            throw failure;
        });
    }

    private double count(String outcome) {
        return registry.get("touchstone.replica.reads")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private DataSource database() {
        return fake(DataSource.class, () -> {
            tries++;
            if (!isReachable) {
                throw new SQLException("Acquisition timeout while waiting for new connection");
            }
            return fake(Connection.class, () -> null);
        });
    }

    @FunctionalInterface
    private interface Answer {
        @Nullable Object get() throws SQLException;
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> answer.get()));
    }
}
