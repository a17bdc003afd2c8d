package io.touchstone.health;

import io.touchstone.sql.Outage;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/** Why the service cannot work with a database, asked before it starts: what fails later fails in words of others, with their stacks. */
public final class SelectObstacle {

    private static final String MILLISECONDS_TO_CONNECT = "2000";

    private SelectObstacle() {}

    /** What is in the way and what to do about it, in a sentence or two; nothing when nothing is. */
    public static Optional<String> of(String jdbcUrl, String username, String password) {
        Properties properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", MILLISECONDS_TO_CONNECT);
        properties.setProperty(
                "openTelemetry", "DISABLED"); // else it would settle that of the process, before the service does
        try (Connection connection = DriverManager.getConnection(jdbcUrl, properties);
                Statement statement = connection.createStatement();
                ResultSet readOnly = statement.executeQuery("SHOW GLOBAL VARIABLES LIKE 'read_only'")) {
            return readOnly.next() && !readOnly.getString(2).equals("OFF")
                    ? Optional.of(
                            "The database takes no writes: QUARKUS_DATASOURCE_JDBC_URL leads to a replica, or to a"
                                    + " primary that handed over. Name the primary.")
                    : Optional.empty();
        } catch (SQLException e) {
            return Optional.of(sentence(e, username));
        }
    }

    private static String sentence(SQLException failure, String username) {
        return switch (failure.getErrorCode()) {
            case 1045, 1698 ->
                "The database refuses the user \"" + username
                        + "\" or the password. See QUARKUS_DATASOURCE_USERNAME and" + " QUARKUS_DATASOURCE_PASSWORD.";
            case 1044 ->
                "The user \"" + username
                        + "\" may not use the schema that QUARKUS_DATASOURCE_JDBC_URL names, or there is none of"
                        + " this name. Create it, and grant the user all rights in it.";
            case 1049 ->
                "There is no schema of the name in QUARKUS_DATASOURCE_JDBC_URL. Create it: CREATE DATABASE touchstone.";
            default -> connecting(failure);
        };
    }

    private static String connecting(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "There is no host of the name in QUARKUS_DATASOURCE_JDBC_URL.";
            }
            if (cause instanceof ConnectException || cause instanceof SocketTimeoutException) {
                return "Nothing answers at the host and port of QUARKUS_DATASOURCE_JDBC_URL: the database is not running, or a"
                        + " firewall lies between.";
            }
        }
        String outage = Outage.of(failure).map(Outage::toString).orElse("the database cannot be asked");
        return "For the moment " + outage + " (error " + failure.getErrorCode() + ").";
    }
}
