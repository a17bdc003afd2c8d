package io.touchstone.security;

import java.util.List;

/**
 * The answer to whoever made a key.
 *
 * @param apiKey what to send with requests; shown this once
 */
public record CreatedApiKey(String id, String name, List<String> scopes, String apiKey) {

    static CreatedApiKey of(ApiKeyToken token, String name, List<String> scopes) {
        return new CreatedApiKey(new ApiKeyId(token.keyId()).toString(), name, scopes, token.text());
    }
}
