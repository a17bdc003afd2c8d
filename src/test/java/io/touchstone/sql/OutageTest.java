package io.touchstone.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageTest {

    @ParameterizedTest
    @CsvSource({
        "1040, TOO_MANY_CONNECTIONS",
        "1053, AWAY",
        "1180, AWAY",
        "1290, READ_ONLY",
        "1836, READ_ONLY",
        "3100, READ_ONLY",
        "1205, LOCKED",
        "1021, FULL",
        "1114, FULL",
        "8027, AWAY",
        "8120, AWAY",
        "9005, AWAY",
        "9010, AWAY",
    })
    void theServersSayByTheirCodesWhyTheyCannot(int errorCode, Outage outage) {
        assertThat(Outage.of(new IllegalStateException(new SQLException("no", "HY000", errorCode))))
                .contains(outage);
    }

    @Test
    void aConnectionThatBreaksIsOne() {
        assertThat(Outage.of(new SQLException("link failure", "08S01"))).contains(Outage.AWAY);
    }

    @Test
    void soIsACommitOfWhichNobodyKnows() {
        assertThat(Outage.of(new SQLException("unknown", "40003"))).contains(Outage.AWAY);
    }

    @Test
    void soIsAStatementThatTheDriverClosedWithItsConnection() {
        assertThat(Outage.of(new SQLException("No operations allowed after statement closed.", "S1009")))
                .contains(Outage.AWAY);
        assertThat(Outage.of(new SQLException("Parameter index out of range", "S1009")))
                .isEmpty();
    }

    @Test
    void soIsAPoolWithoutAFreeConnection() {
        assertThat(Outage.of(new DatabaseException(new SQLException("Sorry, acquisition timeout!"))))
                .contains(Outage.NO_CONNECTION_FREE);
    }

    @Test
    void whatTheTransactionManagerTellsBesideItsOwnExceptionIsHeard() {
        IllegalStateException failed = new IllegalStateException("the commit failed");
        failed.addSuppressed(new IllegalStateException(new SQLException("read only", "HY000", 1290)));
        assertThat(Outage.of(failed)).contains(Outage.READ_ONLY);
    }

    @Test
    void aStatementThatIsWrongIsNone() {
        assertThat(Outage.of(new SQLException("too long", "22001", 1406))).isEmpty();
        assertThat(Outage.of(new SQLException("deadlock", "40001", 1213))).isEmpty();
        assertThat(Outage.of(new IllegalStateException("a fault of ours"))).isEmpty();
    }
}
