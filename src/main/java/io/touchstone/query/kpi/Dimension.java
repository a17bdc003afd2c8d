package io.touchstone.query.kpi;

import io.touchstone.time.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What numbers can be broken down by: time, cut in one or several ways at once, what sent the messages, and how many had come before. Their order is that of
 * the schema of reports, where a new one comes last.
 */
public enum Dimension {
    HOUR("Hour", Interval.HOUR),
    DAY("Day", Interval.DAY),
    WEEK("Week", Interval.WEEK),
    MONTH("Month", Interval.MONTH),
    SOURCE_KIND("Source kind", null),
    CAMPAIGN("Campaign", null),
    FLOW("Flow", null),
    NODE("Node", null),
    TEMPLATE("Template", null),
    CATEGORY("Category", null),
    /** Those of one name are one. */
    CAMPAIGN_NAME("Campaign name", null),
    FLOW_NAME("Flow name", null),
    NODE_NAME("Node name", null),
    /** ISO: 1 is Monday. */
    WEEKDAY("Weekday", null),
    /** Of the wall clock, 0 to 23. */
    HOUR_OF_DAY("Hour of day", null),
    /** How many messages the contact got in the week before: see {@link io.touchstone.facts.message.Frequency}. */
    FREQUENCY("Messages in the 7 days before", null);

    private final String label;
    private final @Nullable Interval interval;

    Dimension(String label, @Nullable Interval interval) {
        this.label = label;
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

    /** For people, in English. */
    public String label() {
        return label;
    }

    /** How it cuts the period; empty unless it does. */
    public Optional<Interval> interval() {
        return Optional.ofNullable(interval);
    }

    /** Whether it comes again and again: its values have no place of their own in the period. */
    public boolean recurs() {
        return this == WEEKDAY || this == HOUR_OF_DAY;
    }

    public boolean isOfTime() {
        return interval != null || recurs();
    }

    public boolean isName() {
        return this == CAMPAIGN_NAME || this == FLOW_NAME || this == NODE_NAME;
    }

    /** Of which one must be there, for its values would mean nothing: ids and names of nodes are those of one flow. Empty for any. */
    public List<Dimension> needs() {
        return switch (this) {
            case NODE -> List.of(FLOW);
            case NODE_NAME -> List.of(FLOW_NAME, FLOW);
            default -> List.of();
        };
    }
}
