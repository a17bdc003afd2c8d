package io.touchstone.benchmark;

import io.touchstone.sql.AnySql;
import io.touchstone.sql.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The MySQL of a run: one that was named, or one of its own, which goes away with a run that starts anew every time. */
final class Database implements AutoCloseable {

    private final Settings settings;
    private final String url;

    private Database(Settings settings, String url) {
        this.settings = settings;
        this.url = url;
    }

    static Database of(Settings settings) throws IOException, InterruptedException {
        if (settings.url() != null) {
            return new Database(settings, settings.url());
        }
        if (!Files.isExecutable(settings.mysqlServer())) {
            throw new IOException("Name an empty MySQL schema with URL=jdbc:mysql://… USERNAME=… PASSWORD=…, or have "
                    + settings.mysqlServer() + " start a server");
        }
        // Over the loopback; and both sides of each bar are spared the encryption.
        return new Database(settings, mysqlServer(settings, "up").strip() + "?sslMode=DISABLED");
    }

    String url() {
        return url;
    }

    /** Of another schema on the same server. */
    String url(String schema) {
        return url.replaceFirst("^(jdbc:mysql://[^/]+/)[^?]*", "$1" + schema);
    }

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.username());
        properties.setProperty("password", settings.password());
        properties.setProperty("allowLoadLocalInfile", "true");
        properties.setProperty("connectionTimeZone", "UTC");
        return DriverManager.getConnection(url, properties);
    }

    static String version(Connection connection) throws SQLException {
        return AnySql.query(
                        connection,
                        "SELECT CONCAT(@@version, ', buffer pool ', ROUND(@@innodb_buffer_pool_size / 1048576), ' MiB,"
                                + " flush log ', @@innodb_flush_log_at_trx_commit, ', sync binlog ', @@sync_binlog,"
                                + " ', binlog ', @@log_bin)",
                        Row::text)
                .getFirst();
    }

    /** What was made for a world of many years is kept: the next run goes on with it. */
    @Override
    public void close() throws IOException, InterruptedException {
        if (settings.url() == null && !settings.scale().hasCopies()) {
            mysqlServer(settings, "down");
        }
    }

    private static String mysqlServer(Settings settings, String verb) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        settings.mysqlServer().toString(), verb, Integer.toString(settings.mysqlPort()))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        // As on a machine that is there for its database; the script's own default is for tests.
        command.environment().putIfAbsent("MYSQL_BUFFER_POOL", Machine.memory() / 2 + "M");
        Process process = command.start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(settings.mysqlServer() + " " + verb + " failed");
            }
            return text;
        }
    }
}
