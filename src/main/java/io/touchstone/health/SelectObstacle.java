package io.touchstone.health;

import io.touchstone.sql.Outage;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLException;

/** Why the service cannot work with a database, asked before it starts: what fails later fails in words of others, with their stacks. */
public final class SelectObstacle {

    private static final String MILLISECONDS_TO_CONNECT = "2000";

    private static final String MIGRATIONS = "/db/migration/";

    private static final int NO_SUCH_TABLE = 1146;

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
            if (readOnly.next() && !readOnly.getString(2).equals("OFF")) {
                return Optional.of(
                        "The database takes no writes: QUARKUS_DATASOURCE_JDBC_URL leads to a replica, or to a"
                                + " primary that handed over. Name the primary.");
            }
            return newerSchema(connection);
        } catch (SQLException e) {
            return Optional.of(sentence(e, username));
        }
    }

    private static Optional<String> newerSchema(Connection connection) throws SQLException {
        List<String> unknown = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet done = statement.executeQuery(
                        "SELECT script FROM flyway_schema_history WHERE type = 'SQL' AND success ORDER BY installed_rank")) {
            while (done.next()) {
                String script = done.getString(1).replaceFirst(".*/", "");
                if (SelectObstacle.class.getResource(MIGRATIONS + script) == null) {
                    unknown.add(script);
                }
            }
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_TABLE) {
                return Optional.empty();
            }
            throw e;
        }
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The schema is newer than this release, which does not know " + String.join(", ", unknown)
                                + ". Run the release that made it; this one works with it while the two change places (docs/upgrades.md).");
    }

    static String sentence(SQLException failure, String username) {
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

    /** Of names and authorities: no row and no secret. */
    private static String innermost(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage());
    }

    private static String connecting(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException
                    || cause instanceof GeneralSecurityException
                    || cause instanceof FileNotFoundException) {
                return "The database's certificate cannot be trusted as QUARKUS_DATASOURCE_JDBC_URL asks for (sslMode,"
                        + " trustCertificateKeyStoreUrl): it is for another name, signed by no authority of the store, or there is no such"
                        + " store. " + innermost(cause);
            }
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
