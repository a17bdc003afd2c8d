package io.touchstone.time;

/** Which period a period is compared with, by name: "Comparison" and "Calendar" in {@code README.md}. */
public enum Comparison implements ComparisonQuestion {
    PREVIOUS_PERIOD("previous_period"),
    PREVIOUS_YEAR("previous_year");

    private final String code;

    Comparison(String code) {
        this.code = code;
    }

    /** As clients write it, such as {@code previous_year}. */
    public String code() {
        return code;
    }

    @Override
    public Period otherThan(PeriodQuestion asked, Period period) {
        return switch (this) {
            case PREVIOUS_PERIOD -> asked.before(period);
            case PREVIOUS_YEAR -> period.previousYear();
        };
    }
}
