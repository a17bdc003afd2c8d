package io.touchstone;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Refuses a start with a {@code TOUCHSTONE_…} variable that nothing reads: a setting with a slip in its name would else be
 * silently the default. Unknown properties are refused by their mappings; variables are not, because their names do not
 * say where a key has dots and where dashes.
 */
public final class EnvironmentCheck {

    /** The variables of all {@code @ConfigMapping}s. */
    public static final Set<String> SETTINGS = Set.of(
            "TOUCHSTONE_ACCESS_LOG_KEPT",
            "TOUCHSTONE_AUDIT_IDENTITIES_AT_ONCE",
            "TOUCHSTONE_AUDIT_LINES_AT_ONCE",
            "TOUCHSTONE_AUDIT_ROWS_AT_ONCE",
            "TOUCHSTONE_BODY_LEAST_RATE",
            "TOUCHSTONE_BODY_LONGEST_TIME",
            "TOUCHSTONE_BODY_RATE_WINDOW",
            "TOUCHSTONE_CONNECTIONS_AT_ONCE",
            "TOUCHSTONE_CONNECTIONS_HEAD_TIME",
            "TOUCHSTONE_CONNECTIONS_IDLE_TIME",
            "TOUCHSTONE_CONNECTIONS_MEMORY",
            "TOUCHSTONE_CONNECTIONS_UNTAKEN_TIME",
            "TOUCHSTONE_CLICKS_DIRECTORY",
            "TOUCHSTONE_CLICKS_MOST_BYTES",
            "TOUCHSTONE_CLICKS_MOST_OF_LINK",
            "TOUCHSTONE_DATABASE_SEVERAL_WRITERS",
            "TOUCHSTONE_DEMO",
            "TOUCHSTONE_EMBEDDED_DIRECTORY",
            "TOUCHSTONE_ERASURES_LIST",
            "TOUCHSTONE_EXPORT_AT_ONCE",
            "TOUCHSTONE_EXPORT_AT_ONCE_PER_WORKSPACE",
            "TOUCHSTONE_EXPORT_PATIENCE",
            "TOUCHSTONE_EXPORT_WAIT_AT_MOST",
            "TOUCHSTONE_INGEST_BYTES_AT_ONCE",
            "TOUCHSTONE_INGEST_GROUP_EVENTS",
            "TOUCHSTONE_INGEST_TRANSACTIONS_AT_ONCE",
            "TOUCHSTONE_INGEST_WAITING_EVENTS",
            "TOUCHSTONE_INGEST_WORKSPACE_SHARE",
            "TOUCHSTONE_JWT_AUDIENCE",
            "TOUCHSTONE_JWT_ISSUER",
            "TOUCHSTONE_JWT_JWKS",
            "TOUCHSTONE_JWT_SCOPES",
            "TOUCHSTONE_JWT_SCOPES_CLAIM",
            "TOUCHSTONE_JWT_WORKSPACES",
            "TOUCHSTONE_JWT_WORKSPACE_CLAIM",
            "TOUCHSTONE_OPERATOR_TOKEN",
            "TOUCHSTONE_PUBLIC_URL",
            "TOUCHSTONE_RATE_LIMIT_FAILURES_PER_MINUTE",
            "TOUCHSTONE_RATE_LIMIT_INGEST_PER_MINUTE",
            "TOUCHSTONE_RATE_LIMIT_REQUESTS_PER_MINUTE",
            "TOUCHSTONE_READS_LONGEST_TIME",
            "TOUCHSTONE_REBUILD_AT_ONCE",
            "TOUCHSTONE_REBUILD_AT_ONCE_PER_WORKSPACE",
            "TOUCHSTONE_REBUILD_ROWS_PER_PIECE",
            "TOUCHSTONE_REBUILD_WAIT_AT_MOST",
            "TOUCHSTONE_REPLICA_JDBC_URL",
            "TOUCHSTONE_REPLICA_PASSWORD",
            "TOUCHSTONE_REPLICA_USERNAME",
            "TOUCHSTONE_SECRETS_KEY",
            "TOUCHSTONE_TRUSTED_PROXIES");

    /** Of the loader, of the tests, and what Kubernetes tells each pod of a Service called touchstone. */
    private static final Pattern OF_OTHERS = Pattern.compile(
            "TOUCHSTONE_(URL|KEY|SHARED|TEST_\\w+|(\\w+_)?SERVICE_HOST|(\\w+_)?SERVICE_PORT(_\\w+)?|(\\w+_)?PORT(_\\w+)?)");

    private EnvironmentCheck() {}

    static void atStart(@Observes StartupEvent start) {
        check(System.getenv().keySet());
    }

    /** @throws ConfigurationException that names those that nothing reads */
    static void check(Set<String> variables) {
        Set<String> unknown = new TreeSet<>(variables);
        unknown.removeIf(variable -> !variable.startsWith("TOUCHSTONE_")
                || SETTINGS.contains(variable)
                || OF_OTHERS.matcher(variable).matches());
        if (!unknown.isEmpty()) {
            throw new ConfigurationException("No setting has the name of " + String.join(", ", unknown) + ". There are "
                    + String.join(", ", new TreeSet<>(SETTINGS)) + ".");
        }
    }
}
