package io.touchstone.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLIntegrityConstraintViolationException;
import org.junit.jupiter.api.Test;

class UnquotedTest {

    private static final SQLIntegrityConstraintViolationException DUPLICATE =
            new SQLIntegrityConstraintViolationException(
                    "Duplicate entry '7-4-+33612345678' for key 'surrogate.PRIMARY'", "23000", 1062);

    @Test
    void whatTheDatabaseQuotesIsNotRepeatedByAnybody() {
        Throwable thrown = new RuntimeException(new IllegalStateException(DUPLICATE));
        assertThat(printed(Unquoted.of(thrown))).doesNotContain("33612345678", "Duplicate entry");
    }

    @Test
    void norIsWhatItQuotesOfACommitThatFailed() {
        IllegalStateException failed = new IllegalStateException("the commit failed");
        failed.addSuppressed(DUPLICATE);
        assertThat(printed(Unquoted.of(new RuntimeException(failed)))).doesNotContain("33612345678", "Duplicate entry");
    }

    @Test
    void typesCodesAndPlacesAreLeft() {
        assertThat(printed(Unquoted.of(new IllegalStateException("wrapped", DUPLICATE))))
                .contains(
                        "java.lang.IllegalStateException",
                        "SQLIntegrityConstraintViolationException (error 1062, state 23000)",
                        "UnquotedTest.java");
    }

    @Test
    void otherFailuresStayAsTheyAre() {
        Exception ours = new IllegalStateException("a bug");
        assertThat(Unquoted.of(ours)).isSameAs(ours);
    }

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
