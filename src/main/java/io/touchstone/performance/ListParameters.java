package io.touchstone.performance;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of the lists of campaigns and flows. */
public record ListParameters(
        @RestQuery @Nullable String all,
        @RestQuery @Nullable String search,
        @RestQuery @Nullable String sort,
        @RestQuery @Nullable String limit,
        @RestQuery @Nullable String cursor) {}
