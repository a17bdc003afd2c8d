package io.touchstone.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a platform sends, in a test. */
public final class SentBody implements HookRequest {

    private final byte[] body;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private SentBody(byte[] body, Map<String, String> headers) {
        this.body = body;
        this.headers.putAll(headers);
    }

    public static SentBody of(byte[] body) {
        return new SentBody(body, Map.of());
    }

    /** With {@code '} for {@code "}. */
    public static SentBody of(String body) {
        return of(body, Map.of());
    }

    /** With {@code '} for {@code "}. */
    public static SentBody of(String body, Map<String, String> headers) {
        return new SentBody(body.replace('\'', '"').getBytes(UTF_8), headers);
    }

    @Override
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    @Override
    public byte[] body() {
        return body;
    }
}
