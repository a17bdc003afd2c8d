package io.touchstone.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.runtime.JdbcDriver;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.sql.Transactions.Work;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections of the pool, after what a server said on one of them. */
@QuarkusTest
class LostConnectionsTest {

    /** So many as the pool may have. */
    private static final int CONNECTIONS = 16;

    @Inject
    Transactions transactions;

    @Inject
    AgroalDataSource database;

    @Inject
    @JdbcDriver("mysql")
    LostConnections connections;

    /** As after a hand-over, where the old primary answers for ever, or from a server that is about to end. */
    @ParameterizedTest
    @ValueSource(ints = {1290, 1836, 1053})
    void aConnectionToAServerThatIsOfNoMoreUseEnds(int errorCode) {
        AtomicLong told = new AtomicLong();
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> transactions.statement(connection -> {
                    told.set(idOf(connection));
                    try (Statement statement = connection.createStatement()) {
                        return statement.execute("SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = " + errorCode);
                    }
                }));
        for (int i = 0; i < CONNECTIONS; i++) {
            assertThat(idOfConnection()).isNotEqualTo(told.get());
        }
    }

    @Test
    void whatMetAServerThatHandedOverIsDoneOnceMoreOnAnotherConnection() {
        List<Long> met = new ArrayList<>();
        transactions.write(() -> onConnection(connection -> {
            met.add(idOf(connection));
            return met.size() > 1 || handedOver(connection);
        }));
        assertThat(met).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void whereNoServerTakesWritesThatIsToldAfterTheSecondTime() {
        AtomicLong times = new AtomicLong();
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> transactions.write(() -> onConnection(connection -> {
                    times.incrementAndGet();
                    return handedOver(connection);
                })));
        assertThat(times).hasValue(2);
    }

    /** Without any write that would fail. */
    @Test
    void theyEndWhenALookFindsThatTheServerTakesNoWrites() {
        long last = idOfConnection();
        assertThat(new PrimaryState(transactions, connections, "autocommit").takesWrites())
                .isFalse();
        while (idOfConnection() == last) {
            Thread.yield();
        }
    }

    @Test
    void oneOnWhichAStatementWasWrongGoesOn() {
        long[] ids = transactions.statement(connection -> {
            long before = idOf(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SIGNAL SQLSTATE '22001' SET MYSQL_ERRNO = 1406");
            } catch (SQLException wrong) {
                // as expected
            }
            return new long[] {before, idOf(connection)};
        });
        assertThat(ids[1]).isEqualTo(ids[0]);
    }

    private boolean onConnection(Work<Boolean> work) {
        try (Connection connection = database.getConnection()) {
            return work.in(connection);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static boolean handedOver(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute("SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1290");
        }
    }

    private long idOfConnection() {
        return transactions.statement(LostConnectionsTest::idOf);
    }

    private static long idOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet id = statement.executeQuery("SELECT CONNECTION_ID()")) {
            id.next();
            return id.getLong(1);
        }
    }
}
