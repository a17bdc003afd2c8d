package io.touchstone;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.touchstone.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The database of every {@code @QuarkusTest}, which need not ask for it: the one that {@code TOUCHSTONE_TEST_JDBC_URL}
 * names (with {@code TOUCHSTONE_TEST_USERNAME} and {@code TOUCHSTONE_TEST_PASSWORD}), else an embedded one.
 *
 * <p>Whatever is in it is deleted when the tests start.
 */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /** The setting with the URL of {@link TestReplica}, for whoever wants one. */
    public static final String REPLICA_URL = "test.replica.jdbc-url";

    static final String REPLICA_SUFFIX = "_replica";

    private static final Path DIRECTORY = Path.of("target", "test-database");

    private @Nullable EmbeddedDatabase embedded;

    @Override
    public Map<String, String> start() {
        String url = System.getenv("TOUCHSTONE_TEST_JDBC_URL");
        if (url != null && !url.isEmpty()) {
            return configuration(
                    url,
                    System.getenv().getOrDefault("TOUCHSTONE_TEST_USERNAME", "root"),
                    System.getenv().getOrDefault("TOUCHSTONE_TEST_PASSWORD", ""));
        }
        try {
            embedded = EmbeddedDatabase.start(DIRECTORY, System.out::println);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return configuration(embedded.jdbcUrl(), embedded.username(), embedded.password());
    }

    private static Map<String, String> configuration(String url, String username, String password) {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                url,
                "quarkus.datasource.username",
                username,
                "quarkus.datasource.password",
                password,
                REPLICA_URL,
                url.replaceFirst("^(jdbc:mysql://[^/]+/[^?]+)", "$1" + REPLICA_SUFFIX));
    }

    @Override
    public void stop() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
