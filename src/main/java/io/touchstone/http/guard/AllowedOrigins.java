package io.touchstone.http.guard;

import io.quarkus.vertx.http.runtime.cors.CORSFilter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Origins as the framework takes them for CORS: names, patterns between slashes, or a star that stands alone. */
final class AllowedOrigins {

    private final List<String> names;
    private final List<Pattern> patterns;

    AllowedOrigins(List<String> names) {
        this.names = names.stream().map(String::strip).toList();
        this.patterns = CORSFilter.parseAllowedOriginsRegex(Optional.of(this.names));
    }

    boolean contain(@Nullable String origin) {
        return origin != null
                && (names.contains(origin)
                        || names.equals(List.of("*"))
                        || CORSFilter.isOriginAllowedByRegex(patterns, origin));
    }
}
