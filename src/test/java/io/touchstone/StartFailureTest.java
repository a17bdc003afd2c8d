package io.touchstone;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.Application;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartFailureTest {

    private final List<String> lines = new ArrayList<>();
    private final Logger quarkus = Logger.getLogger(Application.class.getName());
    private final Logger ours = Logger.getLogger(StartFailure.class.getName());

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(String.valueOf(line.getThrown() == null ? text(line) : "stack trace"));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        StartFailure.watch();
        quarkus.addHandler(handler);
        ours.addHandler(handler);
    }

    @AfterEach
    void leave() {
        quarkus.setFilter(null);
        quarkus.removeHandler(handler);
        ours.removeHandler(handler);
    }

    @ParameterizedTest
    @CsvSource({
        "1021, Disk full",
        "1114, The table is full",
        "1030, Got error 28 - 'No space left on device'",
        "3, (OS errno 28)"
    })
    void aFullDiskIsSaidBeforeTheStackTrace(int code, String message) {
        fail(new FlywayException("migration failed", new SQLException(message, "HY000", code)));
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).contains("no room left on its disk", "Give it room");
        assertThat(lines.getLast()).isEqualTo("stack trace");
    }

    @Test
    void ofWhatIsNotTheDatabasesNothingIsSaid() {
        fail(new IllegalStateException("a bug"));
        assertThat(lines).containsExactly("stack trace");
    }

    private void fail(Throwable thrown) {
        quarkus.log(Level.SEVERE, "Failed to start application", thrown);
    }

    private static String text(LogRecord line) {
        return line instanceof ExtLogRecord extended ? extended.getFormattedMessage() : line.getMessage();
    }
}
