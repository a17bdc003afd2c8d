package io.touchstone.attribution;

import io.touchstone.attribution.journey.Window;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The contacts whose touches changed, and between which instants a purchase of theirs can have another credit now. */
public final class AffectedContacts {

    /** Epoch milliseconds, both inclusive. */
    private record Span(long from, long to) {

        Span and(Span other) {
            return new Span(Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    private static final Span ALWAYS = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    private final Map<Long, Span> spans = new TreeMap<>();

    /** A touch came. @param at epoch milliseconds */
    public void touched(long contactKey, long at) {
        spans.merge(contactKey, new Span(at, at + Window.REACH), Span::and);
    }

    /** Touches of any time came, went, or changed. */
    public void changed(long contactKey) {
        spans.put(contactKey, ALWAYS);
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    Collection<Long> keys() {
        return spans.keySet();
    }

    boolean includes(long contactKey, long placedAt) {
        Span span = spans.get(contactKey);
        return span != null && span.from() <= placedAt && placedAt <= span.to();
    }

    /** The earliest purchase that any of them can have with another credit. */
    long from() {
        return spans.values().stream().mapToLong(Span::from).min().orElse(Long.MAX_VALUE);
    }

    /** The latest. */
    long to() {
        return spans.values().stream().mapToLong(Span::to).max().orElse(Long.MIN_VALUE);
    }
}
