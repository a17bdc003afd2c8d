package io.touchstone.http;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Keeps what tells of people out of traces, which leave the house: paths and queries name messages, purchases and contacts,
 * and addresses are of persons, too. The route, which a span is named by, says enough.
 */
@Singleton
final class SpanRedaction implements SpanProcessor {

    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");

    private static final List<AttributeKey<String>> HIDDEN = List.of(
            AttributeKey.stringKey("url.query"),
            AttributeKey.stringKey("url.full"),
            AttributeKey.stringKey("client.address"),
            AttributeKey.stringKey("network.peer.address"),
            AttributeKey.stringKey("user_agent.original"));

    private static final String NOTHING = "redacted";

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        String path = span.getAttribute(PATH);
        if (path != null) {
            span.setAttribute(PATH, LoggedPath.of(path));
        }
        for (AttributeKey<String> key : HIDDEN) {
            if (span.getAttribute(key) != null) {
                span.setAttribute(key, NOTHING);
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
