package io.touchstone.control.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to whoever made a key.
 *
 * @param expiresAt from then on it lets nobody in; null for never
 * @param apiKey what to send with requests; shown this once
 */
public record CreatedApiKey(
        String id,
        String name,
        List<String> scopes,
        @Nullable Instant expiresAt,
        String apiKey) {

    static CreatedApiKey of(ApiKeyToken token, String name, List<String> scopes, @Nullable Instant expiresAt) {
        return new CreatedApiKey(new ApiKeyId(token.keyId()).toString(), name, scopes, expiresAt, token.text());
    }
}
