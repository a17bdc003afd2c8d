package io.touchstone.operations;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps every span that ends. Nothing comes here unless tracing is on. */
@Singleton
public class SeenSpans implements SpanProcessor {

    private static final int PATIENCE_SECONDS = 30;

    private final BlockingQueue<SpanData> ended = new LinkedBlockingQueue<>();

    /** All spans of a trace, that of its request last, which ends a moment after the client has its answer. */
    List<SpanData> ofTrace(String traceId) throws InterruptedException {
        List<SpanData> spans = new ArrayList<>();
        while (spans.isEmpty() || spans.getLast().getKind() != SpanKind.SERVER) {
            SpanData span = Objects.requireNonNull(ended.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "no span came");
            if (span.getTraceId().equals(traceId)) {
                spans.add(span);
            }
        }
        return spans;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        ended.add(span.toSpanData());
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
