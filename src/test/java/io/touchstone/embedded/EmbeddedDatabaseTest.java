package io.touchstone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
@Tag("any-database")
class EmbeddedDatabaseTest {

    private static Path binaries = Path.of("");

    private final List<String> announced = new ArrayList<>();

    @TempDir
    Path directory;

    /** Once for all tests, and kept for the next run: unpacking takes most of the time. */
    @BeforeAll
    static void unpack() throws IOException {
        Path target = Files.createDirectories(Path.of("target", "embedded-server"));
        binaries = ServerPackage.unpackInto(target.toRealPath(), sentence -> {});
    }

    @BeforeEach
    void useTheUnpackedPrograms() throws IOException {
        Files.createSymbolicLink(directory.resolve(String.valueOf(binaries.getFileName())), binaries);
    }

    @AfterEach
    void leaveThemWhereTheyAre() throws IOException {
        Files.delete(directory.resolve(String.valueOf(binaries.getFileName())));
    }

    @Test
    void whatWasCommittedIsThereAfterTheNextStart() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, announced::add)) {
            execute(
                    database,
                    "CREATE TABLE kept (name VARCHAR(20))",
                    "INSERT INTO kept VALUES ('Zoë 李雷 \uD83D\uDE00')");
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, announced::add)) {
            assertThat(query(database, "SELECT name FROM kept")).isEqualTo("Zoë 李雷 \uD83D\uDE00");
        }
    }

    @Test
    void aServerThatAKilledRunLeftBehindIsEndedAndItsDataKept() throws Exception {
        Path home = directory.toRealPath();
        ServerDirectory places = new ServerDirectory(home, ServerPackage.unpackInto(home, announced::add));
        // What is left of a killed run: its server, and no lock.
        ServerProcess leftover = ServerProcess.start(places, "secret", announced::add);
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:mysql://127.0.0.1:" + leftover.port() + "/touchstone", "touchstone", "secret");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (number INT)");
            statement.execute("INSERT INTO kept VALUES (42)");
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, announced::add)) {
            assertThat(query(database, "SELECT number FROM kept")).isEqualTo("42");
        }

        assertThat(announced).anyMatch(sentence -> sentence.startsWith("Ending the database server"));
    }

    @Test
    void aServerThatIsKilledIsStartedAgainAtTheSamePlace() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, announced::add)) {
            execute(database, "CREATE TABLE kept (number INT)", "INSERT INTO kept VALUES (42)");
            ProcessHandle killed = server(database);
            killed.destroyForcibly();
            killed.onExit().join();
            assertThat(queryOnceItAnswers(database, "SELECT number FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void aDirectoryThatIsInUseIsRefused() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, announced::add)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory, announced::add))
                    .isInstanceOf(EmbeddedDatabaseException.class)
                    .hasMessageContaining("Another Touchstone is running on")
                    .hasMessageContaining("TOUCHSTONE_EMBEDDED_DIRECTORY");
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void anInstallationThatBrokeOffIsStartedAgain() throws Exception {
        Files.createDirectories(directory.resolve("database.partial/mysql"));

        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, announced::add)) {
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void nobodyElseGetsInWithoutThePassword() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, announced::add)) {
            for (String user : List.of(database.username(), "root", "")) {
                assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), user, ""))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("Access denied");
            }
        }
    }

    private ProcessHandle server(EmbeddedDatabase database) {
        String port = database.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1");
        return ProcessHandle.current()
                .children()
                .filter(process -> process.info().commandLine().orElse("").contains("--port=" + port))
                .findFirst()
                .orElseThrow();
    }

    private static String queryOnceItAnswers(EmbeddedDatabase database, String sql) throws InterruptedException {
        for (int tries = 0; ; tries++) {
            try {
                return query(database, sql);
            } catch (SQLException e) {
                assertThat(tries).isLessThan(600);
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static void execute(EmbeddedDatabase database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static String query(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
