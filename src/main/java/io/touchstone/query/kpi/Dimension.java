package io.touchstone.query.kpi;

import io.touchstone.time.Interval;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What numbers can be broken down by: time, cut in one or several ways at once, and what sent the messages. */
public enum Dimension {
    HOUR(Interval.HOUR),
    DAY(Interval.DAY),
    WEEK(Interval.WEEK),
    MONTH(Interval.MONTH),
    SOURCE_KIND(null),
    CAMPAIGN(null),
    FLOW(null),
    NODE(null),
    TEMPLATE(null),
    CATEGORY(null);

    private final @Nullable Interval interval;

    Dimension(@Nullable Interval interval) {
        this.interval = interval;
    }

    static Dimension of(Interval interval) {
        return switch (interval) {
            case HOUR -> HOUR;
            case DAY -> DAY;
            case WEEK -> WEEK;
            case MONTH -> MONTH;
        };
    }

    /** As clients write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How it cuts the period; empty unless it is one of time. */
    public Optional<Interval> interval() {
        return Optional.ofNullable(interval);
    }

    /** Without which its values would mean nothing: the ids of nodes are those of one flow. */
    public Optional<Dimension> needs() {
        return this == NODE ? Optional.of(FLOW) : Optional.empty();
    }
}
