package io.touchstone.sql;

import java.sql.SQLException;
import java.util.Objects;

/** What the database said in place of an answer: its cause. The message repeats none of the server's, which quotes values. */
public final class DatabaseException extends RuntimeException {

    DatabaseException(SQLException cause) {
        super("error " + cause.getErrorCode() + ", state " + cause.getSQLState(), cause);
    }

    DatabaseException(SQLException cause, Template statement) {
        super(
                "error " + cause.getErrorCode() + ", state " + cause.getSQLState() + ", of " + statement.subject(),
                cause);
    }

    SQLException failure() {
        return (SQLException) Objects.requireNonNull(getCause());
    }
}
