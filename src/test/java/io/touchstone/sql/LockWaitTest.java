package io.touchstone.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LockWaitTest {

    @Inject
    Transactions transactions;

    @Test
    void aLockIsWaitedForSecondsOnly() {
        int seconds = transactions.statement(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet timeout = statement.executeQuery("SELECT @@SESSION.innodb_lock_wait_timeout")) {
                timeout.next();
                return timeout.getInt(1);
            }
        });
        assertThat(seconds).isEqualTo(5);
    }
}
