package io.touchstone.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.touchstone.tenant.WorkspaceId;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TenantTest {

    private final List<String> sent = new ArrayList<>();
    private @Nullable SQLException failure;
    private final Tenant tenant = new Tenant(connection(Connection.class), new WorkspaceId(7));

    @Test
    void theIdGoesWhereTheStatementSaysSo() {
        tenant.update("DELETE FROM a WHERE workspace_id = :workspace AND b = ?", 3);
        assertThat(sent).containsExactly("DELETE FROM a WHERE workspace_id = 7 AND b = 3");
    }

    @Test
    void itGoesEverywhereWhereTheStatementSaysSo() {
        tenant.update(
                "UPDATE a SET b = ? WHERE workspace_id = :workspace AND c IN ? AND d > (SELECT e WHERE w = :workspace)",
                "x",
                List.of(1, 2));
        assertThat(sent)
                .containsExactly(
                        "UPDATE a SET b = 'x' WHERE workspace_id = 7 AND c IN (1,2) AND d > (SELECT e WHERE w = 7)");
    }

    @Test
    void eachRowOfAnInsertGetsIt() {
        tenant.batch(
                "INSERT INTO a (workspace_id, b, c) VALUES (:workspace, ?, ?) ON DUPLICATE KEY UPDATE c = VALUES(c)",
                List.of(1, 2),
                (parameters, row) -> parameters.add(row).addText("t" + row));
        assertThat(sent)
                .containsExactly("INSERT INTO a (workspace_id, b, c) VALUES (7, 1, 't1'), (7, 2, 't2')"
                        + " ON DUPLICATE KEY UPDATE c = VALUES(c)");
    }

    @Test
    void itMayStandAfterTheValuesOfAnInsert() {
        tenant.batch(
                "INSERT INTO a (b) VALUES (?) ON DUPLICATE KEY UPDATE c = :workspace",
                List.of(1),
                (parameters, row) -> parameters.add(row));
        assertThat(sent).containsExactly("INSERT INTO a (b) VALUES (1) ON DUPLICATE KEY UPDATE c = 7");
    }

    @Test
    void whatIsQuotedStaysAsItIs() {
        tenant.update(
                "UPDATE a SET b = ':workspace?', c = 'it''s :workspace' WHERE workspace_id = :workspace AND d = ?", 1);
        assertThat(sent)
                .containsExactly(
                        "UPDATE a SET b = ':workspace?', c = 'it''s :workspace' WHERE workspace_id = 7 AND d = 1");
    }

    @Test
    void aStatementThatDoesNotNameTheTenantIsNotSent() {
        assertThatIllegalArgumentException().isThrownBy(() -> tenant.update("DELETE FROM a WHERE workspace_id = ?", 7));
        assertThatIllegalArgumentException().isThrownBy(() -> tenant.update("DELETE FROM a"));
        assertThatIllegalArgumentException().isThrownBy(() -> tenant.update("DELETE FROM a WHERE b = ':workspace'"));
        assertThatIllegalArgumentException().isThrownBy(() -> tenant.update("DELETE FROM a WHERE b = :workspaces"));
        assertThatIllegalArgumentException().isThrownBy(() -> tenant.query(SqlText.of("SELECT 1"), Row::number));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        tenant.batch("INSERT INTO a (b) VALUES (?)", List.<Integer>of(), (to, row) -> to.add(row)));
        assertThat(sent).isEmpty();
    }

    @Test
    void aStatementThatIsAboutNoTenantDoesNotNameOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Sql.update(connection(Connection.class), "DELETE FROM a WHERE workspace_id = :workspace"));
        assertThat(sent).isEmpty();
    }

    @Test
    void aPreparedStatementHasItAmongItsValues() {
        Template template = SqlText.of(
                        "SELECT a WHERE w = :workspace AND b = ? UNION SELECT c WHERE w = :workspace AND d = ?")
                .template();
        assertThat(template.prepared())
                .isEqualTo("SELECT a WHERE w = ? AND b = ? UNION SELECT c WHERE w = ? AND d = ?");
        assertThat(template.prepared(new WorkspaceId(7), List.of(1, 2L))).containsExactly(7L, 1L, 7L, 2L);
    }

    @Test
    void partsBecomeOneText() {
        SqlText ranges = SqlText.of("(a = ?")
                .and(" AND b = ")
                .and(5)
                .and(SqlText.of(")"))
                .times(2, " OR ");
        assertThat(SqlText.of("SELECT ")
                        .and(SqlText.join(", ", List.of(SqlText.of("c"), SqlText.of("d"))))
                        .and(SqlText.none())
                        .and(" WHERE ")
                        .and(ranges)
                        .toString())
                .isEqualTo("SELECT c, d WHERE (a = ? AND b = 5) OR (a = ? AND b = 5)");
    }

    @Test
    void aFailureSaysWhatItWasAndQuotesNothing() {
        failure = new SQLException("Duplicate entry '+33612345678' for key 'a'", "23000", 1062);
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> tenant.update("DELETE FROM a WHERE workspace_id = :workspace"))
                .withCause(failure)
                .withMessageNotContaining("+33612345678")
                .satisfies(thrown -> assertThat(Loss.of(thrown)).contains(Loss.DUPLICATE_KEY));
    }

    /** Anything of the database: it notes the statements, and gives nothing. */
    private <T> T connection(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        if (failure != null) {
                            throw failure;
                        }
                        sent.add((String) arguments[0]);
                    }
                    Class<?> answer = method.getReturnType();
                    if (answer == boolean.class) {
                        return false;
                    }
                    if (answer == int.class) {
                        return 0;
                    }
                    return answer == void.class ? null : connection(answer);
                }));
    }
}
