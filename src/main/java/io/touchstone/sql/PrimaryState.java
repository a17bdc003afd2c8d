package io.touchstone.sql;

import io.quarkus.agroal.runtime.JdbcDriver;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** What the primary database says of itself. */
@Singleton
public final class PrimaryState {

    private static final String READ_ONLY = "read_only";
    private static final String GALERA = "wsrep_on";
    private static final String ONE_PRIMARY = "group_replication_single_primary_mode";

    private final Transactions transactions;
    private final LostConnections connections;
    private final String takesNoWrites;

    @Inject
    PrimaryState(Transactions transactions, @JdbcDriver("mysql") LostConnections connections) {
        this(transactions, connections, READ_ONLY);
    }

    /** @param takesNoWrites the variable that says so */
    PrimaryState(Transactions transactions, LostConnections connections, String takesNoWrites) {
        this.transactions = transactions;
        this.connections = connections;
        this.takesNoWrites = takesNoWrites;
    }

    /**
     * Whether it takes writes: a server that handed over to another one does not, and answers all the same. Connections to it end, so that
     * the next look is at its successor: an instance that is not ready is sent no write that would find out.
     *
     * @throws DatabaseException when it does not answer
     */
    public boolean takesWrites() {
        if (isOn(takesNoWrites, false)) {
            connections.endAll();
            return false;
        }
        return true;
    }

    /** As long as it stays the same, the server does: it grows whenever connections were lost, to the same server or another one. */
    public long term() {
        return connections.times();
    }

    /**
     * By which of its settings other nodes of its cluster take writes, too, if they do.
     *
     * @throws DatabaseException when it does not answer
     */
    Optional<String> settingOfSeveralWriters() {
        if (isOn(GALERA, false)) {
            return Optional.of(GALERA + "=ON");
        }
        return isOn(ONE_PRIMARY, true) ? Optional.empty() : Optional.of(ONE_PRIMARY + "=OFF");
    }

    /** @param otherwise what is so where the server does not know the variable */
    private boolean isOn(String variable, boolean otherwise) {
        return transactions.statement(connection -> isOn(connection, variable, otherwise));
    }

    private static boolean isOn(Connection connection, String variable, boolean otherwise) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW GLOBAL VARIABLES LIKE '" + variable + "'")) {
            return row.next() ? !row.getString(2).equals("OFF") : otherwise;
        }
    }
}
