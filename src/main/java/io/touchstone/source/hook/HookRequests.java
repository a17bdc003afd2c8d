package io.touchstone.source.hook;

import io.touchstone.source.HookRequest;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Requests as adapters read them. */
final class HookRequests {

    private HookRequests() {}

    /** @param body of which the request may have several: then each comes with all its headers */
    static HookRequest of(HttpServerRequest request, byte[] body) {
        return new HookRequest() {
            @Override
            public @Nullable String header(String name) {
                return request.getHeader(name);
            }

            @Override
            public byte[] body() {
                return body;
            }
        };
    }
}
