package io.touchstone.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Has the times of requests kept as histograms, so that quantiles can be asked for, of all instances together; and keeps
 * what clients write out of tags. The framework tags a request that no resource takes (a method that a path does not have,
 * a preflight, a broken escape) with the path as it came: ids would show in the metrics, and anybody could make series
 * without end. Such requests are not counted.
 */
final class RequestMeters {

    /** The paths of the description, that of itself, and what the framework writes where there is nothing. */
    static final Set<String> PATHS = Set.of(
            "/hooks/{token}",
            "/openapi",
            "/v1/access-log",
            "/v1/api-keys",
            "/v1/api-keys/{id}",
            "/v1/audit",
            "/v1/campaigns",
            "/v1/campaigns/{id}",
            "/v1/connections",
            "/v1/connections/{id}",
            "/v1/connections/{id}/deliveries",
            "/v1/connections/{id}/replay",
            "/v1/connections/{id}/rotate",
            "/v1/contacts/erase",
            "/v1/contacts/export",
            "/v1/erasures",
            "/v1/events",
            "/v1/flows",
            "/v1/flows/{id}",
            "/v1/flows/{id}/nodes",
            "/v1/intake",
            "/v1/links",
            "/v1/links/{token}",
            "/v1/me",
            "/v1/messages",
            "/v1/messages/{id}",
            "/v1/performance",
            "/v1/performance/models",
            "/v1/performance/rules",
            "/v1/performance/series",
            "/v1/placebo",
            "/v1/purchases",
            "/v1/purchases/{id}",
            "/v1/rate-cards",
            "/v1/rate-cards/{currency}",
            "/v1/rate-cards/{currency}/reprice",
            "/v1/rate-cards/{currency}/{day}",
            "/v1/rebuild",
            "/v1/rebuild/credits",
            "/v1/report",
            "/v1/report/schema",
            "/v1/settings",
            "/v1/shared-identities",
            "/v1/workspaces",
            "/v1/workspaces/{id}",
            "/v1/workspaces/{id}/admin-key",
            "NOT_FOUND");

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** From an answer of one statement to the longest batch. More would be as many series more for each path and status. */
    private static final double[] BUCKETS = Stream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();

    @Produces
    @Singleton
    MeterFilter requests() {
        return new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                boolean isClosed = !isOfRequests(id)
                        || (PATHS.contains(id.getTag("uri")) && METHODS.contains(id.getTag("method")));
                return isClosed ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
            }

            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return isOfRequests(id)
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(BUCKETS)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }

    private static boolean isOfRequests(Meter.Id id) {
        return id.getName().equals("http.server.requests");
    }
}
