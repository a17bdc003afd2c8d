package io.touchstone;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import io.touchstone.embedded.EmbeddedDatabase;
import io.touchstone.embedded.EmbeddedDatabaseException;
import io.touchstone.health.SelectObstacle;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Runs the service, on the configured database or else on the embedded one, which then lives a little longer. */
final class Service {

    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    private static final String USERNAME = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";
    private static final String EMBEDDED_DIRECTORY = "touchstone.embedded.directory";

    private static final Logger LOG = Logger.getLogger(Service.class);

    private static final int FAILURE = 1;

    private Service() {}

    /**
     * Returns, once everything has stopped, what the process should exit with.
     *
     * @param application returns when the application has stopped
     */
    static int run(Runnable application) {
        AtomicInteger exitCode = new AtomicInteger();
        // By default Quarkus ends the process by itself, at which point the database would still be running.
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, failure) -> exitCode.set(code));
        StartFailure.watch();
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        Optional<String> url = config.getOptionalValue(JDBC_URL, String.class);
        if (url.isPresent()) {
            // It starts all the same: where the schema is another one's to make, it waits until the database is there.
            SelectObstacle.of(url.get(), value(config, USERNAME), value(config, PASSWORD))
                    .ifPresent(LOG::warn);
            application.run();
            return exitCode.get();
        }
        if (!EmbeddedDatabase.isAvailable()) {
            return refuse("No database is configured, and this build carries none."
                    + " Set QUARKUS_DATASOURCE_JDBC_URL (such as jdbc:mysql://host:3306/touchstone),"
                    + " QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.");
        }
        return runOnEmbeddedDatabase(application, Path.of(config.getValue(EMBEDDED_DIRECTORY, String.class)), exitCode);
    }

    private static int runOnEmbeddedDatabase(Runnable application, Path directory, AtomicInteger exitCode) {
        MainThreadGuard guard = MainThreadGuard.install();
        Consumer<String> announce = System.out::println;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, announce)) {
            guard.stopInterrupting();
            System.setProperty(JDBC_URL, database.jdbcUrl());
            System.setProperty(USERNAME, database.username());
            System.setProperty(PASSWORD, database.password());
            application.run();
            return exitCode.get();
        } catch (EmbeddedDatabaseException e) {
            return refuse(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            return FAILURE;
        } finally {
            guard.release();
        }
    }

    private static String value(SmallRyeConfig config, String key) {
        return config.getOptionalValue(key, String.class).orElse("");
    }

    private static int refuse(String reason) {
        System.err.println(reason);
        return FAILURE;
    }
}
