package io.touchstone.control.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks who sent this text. */
final class TokenRequest extends BaseAuthenticationRequest {

    private final String token;

    TokenRequest(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }
}
