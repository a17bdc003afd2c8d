package io.touchstone.openapi;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jspecify.annotations.Nullable;

/** The files of the folder {@code openapi}. */
final class Resources {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Resources() {}

    static OpenAPI description() {
        return nothing()
                .withCustomStaticFile(() -> Objects.requireNonNull(open("description.yaml")))
                .build()
                .model();
    }

    /**
     * A description, written and read again: what is set after reading is written in another order, and the service reads what
     * the build wrote before it serves it.
     */
    static OpenAPI reread(OpenAPI document) {
        byte[] yaml = nothing().withInitialModel(document).build().toYAML().getBytes(StandardCharsets.UTF_8);
        return nothing()
                .withCustomStaticFile(() -> new ByteArrayInputStream(yaml))
                .build()
                .model();
    }

    private static SmallRyeOpenAPI.Builder nothing() {
        return SmallRyeOpenAPI.builder()
                .enableStandardStaticFiles(false)
                .enableModelReader(false)
                .enableAnnotationScan(false)
                .enableStandardFilter(false);
    }

    /** Maps, lists, texts and numbers. */
    static Optional<Object> example(String name) {
        return text("examples/" + name + ".json").map(Resources::parse);
    }

    static Optional<String> text(String path) {
        try (InputStream stream = open(path)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object parse(String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable InputStream open(String path) {
        return Resources.class.getResourceAsStream("/openapi/" + path);
    }
}
