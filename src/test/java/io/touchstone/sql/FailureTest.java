package io.touchstone.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {

    private static final String QUOTED = "Duplicate entry '+33698765432' for key 'PRIMARY'";

    @ParameterizedTest
    @CsvSource({
        "1062, 23000, false",
        "1264, 22003, false",
        "1054, 42S22, false",
        "1213, 40001, true",
        "1205, HY000, true",
        "1114, HY000, true",
        "0, 08S01, true",
        "0, 40003, true",
    })
    void whatOthersOrTheServerAreToBlameForPasses(int code, String state, boolean isPassing) {
        SQLException failure = new SQLException(QUOTED, state, code);
        assertThat(Failure.of(new DatabaseException(failure)).isPassing()).isEqualTo(isPassing);
        assertThat(Failure.of(new CompletionException(new DatabaseException(failure)))
                        .isPassing())
                .isEqualTo(isPassing);
    }

    @ParameterizedTest
    @CsvSource({"DUPLICATE_KEY, false", "DEADLOCK, true", "STALE_READ, true"})
    void whatLostEveryTimePassesUnlessAKeyIsThereTwice(Loss loss, boolean isPassing) {
        ProblemException problem = new ProblemException(ProblemType.OVERLOADED, "Send it again.");
        problem.initCause(
                new Failure.LostEveryTime(loss, new DatabaseException(new SQLException(QUOTED, "23000", 1062))));
        assertThat(Failure.of(problem).isPassing()).isEqualTo(isPassing);
        assertThat(Failure.of(problem).text()).isEqualTo("error 1062, state 23000");
    }

    @Test
    void aProblemOfTheMomentPassesAndABugDoesNot() {
        assertThat(Failure.of(new ProblemException(ProblemType.OVERLOADED, "Send it again."))
                        .isPassing())
                .isTrue();
        assertThat(Failure.of(new IllegalStateException()).isPassing()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE touch SET contact_key = ? WHERE workspace_id = :workspace | UPDATE touch",
                "INSERT IGNORE INTO event (workspace_id, id) VALUES (:workspace, ?) | INSERT event",
                "DELETE FROM credit WHERE workspace_id = :workspace | DELETE credit",
                "SELECT id, name FROM contact WHERE workspace_id = :workspace AND id IN ? | SELECT contact",
                "SELECT ? | a statement",
            })
    void theTextNamesTheStatementAndNothingOfItsValues(String sql, String subject) {
        DatabaseException failure = new DatabaseException(new SQLException(QUOTED, "23000", 1062), Template.of(sql));
        assertThat(Failure.of(new CompletionException(failure)).text())
                .isEqualTo("error 1062, state 23000, of " + subject);
    }

    @Test
    void ofABugTheTextNamesThePlaceAndNotTheMessage() {
        assertThat(Failure.of(new IllegalStateException("+33698765432")).text())
                .matches("IllegalStateException at FailureTest\\.java:\\d+");
    }
}
