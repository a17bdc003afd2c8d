package io.touchstone.sql;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    @Test
    void whatTheWorkFailedOfIsToldEvenWhereTheConnectionIsLost() {
        IllegalStateException ofTheWork = new IllegalStateException("rows were handed on already");
        assertThatIllegalStateException()
                .isThrownBy(() -> Transactions.inSnapshot(lostAtRollback(), _ -> {
                    throw ofTheWork;
                }))
                .isSameAs(ofTheWork);
    }

    private static Connection lostAtRollback() {
        Statement statement = fake(Statement.class, (method, argument) -> {
            if ("ROLLBACK".equals(argument)) {
                throw new SQLException("lost", "08S01");
            }
            return false;
        });
        return fake(Connection.class, (_, _) -> statement);
    }

    private interface Answer {
        Object of(String method, Object argument) throws SQLException;
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> method.getName().equals("close")
                        ? null
                        : answer.of(method.getName(), arguments == null ? "" : arguments[0])));
    }
}
