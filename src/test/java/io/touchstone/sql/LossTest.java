package io.touchstone.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossTest {

    @ParameterizedTest
    @CsvSource({
        "1213, DEADLOCK",
        "149, DEADLOCK",
        "1205, LOCK_TIMEOUT",
        "9004, LOCK_TIMEOUT",
        "1062, DUPLICATE_KEY",
        "1020, CHANGED_ROW",
        "1412, CHANGED_TABLE",
        "8028, CHANGED_TABLE",
        "3101, CONFLICT",
        "8002, CONFLICT",
        "8005, CONFLICT",
        "8022, CONFLICT",
        "9007, CONFLICT",
    })
    void theServersSayByTheirCodesHowATransactionLost(int errorCode, Loss loss) {
        assertThat(Loss.of(new IllegalStateException(new SQLException("lost", "HY000", errorCode))))
                .contains(loss);
    }

    @Test
    void aRollbackOfAnyOtherCodeIsOne() {
        assertThat(Loss.of(new SQLException("lost", "40001", 7))).contains(Loss.ROLLED_BACK);
    }

    @Test
    void aCommitOfWhichNobodyKnowsWhetherItWasDoneIsNone() {
        assertThat(Loss.of(new SQLException("unknown", "40003", 7))).isEmpty();
        assertThat(Loss.of(new SQLException("error during commit", "HY000", 1180)))
                .isEmpty();
    }

    @Test
    void whatTheTransactionManagerTellsBesideItsOwnExceptionIsHeard() {
        IllegalStateException failed = new IllegalStateException("the commit failed");
        failed.addSuppressed(new IllegalStateException(new SQLException("lost", "40001", 1213)));
        assertThat(Loss.of(new IllegalStateException(failed))).contains(Loss.DEADLOCK);
    }

    @Test
    void aFailureOfItsOwnIsNone() {
        assertThat(Loss.of(new SQLException("too long", "22001", 1406))).isEmpty();
        assertThat(Loss.of(new IllegalStateException("a fault of ours"))).isEmpty();
    }

    @Test
    void aChainThatComesBackToItselfHasAnEnd() {
        IllegalStateException one = new IllegalStateException();
        IllegalStateException other = new IllegalStateException(one);
        one.initCause(other);
        assertThat(Loss.of(one)).isEmpty();
    }
}
