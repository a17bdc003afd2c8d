package io.touchstone.source.platform;

import io.touchstone.event.json.EventParser;
import io.touchstone.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that there are. */
@Singleton
public final class Platforms {

    private final List<Platform> all;

    Platforms(InstantSource clock) {
        this.all = List.of(
                new WhatsAppPlatform(new EventParser(clock)),
                new ShopifyPlatform(clock),
                new WooCommercePlatform(clock),
                new MappingPlatform(clock));
    }

    /** @throws ProblemException that names the field where there is none of this kind */
    public Platform asked(@Nullable String kind) {
        return all.stream()
                .filter(platform -> platform.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidField(
                        "kind",
                        "must be one of " + all.stream().map(Platform::kind).collect(Collectors.joining(", "))));
    }

    /** That of a connection that there is. */
    public Platform of(String kind) {
        return Objects.requireNonNull(
                all.stream()
                        .filter(platform -> platform.kind().equals(kind))
                        .findFirst()
                        .orElse(null),
                kind);
    }

    /** The kinds of all. */
    public List<String> kinds() {
        return all.stream().map(Platform::kind).toList();
    }
}
