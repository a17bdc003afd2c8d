package io.touchstone.sql;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the primary database says of itself. */
@Singleton
public final class PrimaryState {

    private final Transactions transactions;

    PrimaryState(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Whether it takes writes: a server that handed over to another one does not, and answers all the same.
     *
     * @throws DatabaseException when it does not answer
     */
    public boolean takesWrites() {
        return transactions.statement(PrimaryState::takesWrites);
    }

    private static boolean takesWrites(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet readOnly = statement.executeQuery("SELECT @@global.read_only")) {
            return readOnly.next() && !readOnly.getBoolean(1);
        }
    }
}
