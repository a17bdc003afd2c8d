package io.touchstone.sqlrules;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A statement without its values.
 *
 * @param text on one line, with a question mark for each value and for each list of values
 */
record StatementShape(String text) {

    private static final Pattern READS_ROWS =
            Pattern.compile("\\(?(SELECT|UPDATE|DELETE)\\s.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /** What stands for values in sources, beside question marks. */
    private static final Pattern PLACEHOLDER = Pattern.compile("%s|:\\w+");
    /** As {@link io.touchstone.sql.Parameters} writes them. */
    private static final Pattern VALUE = Pattern.compile("x'[0-9a-f]*'|(?<![\\w.])-?\\d+(\\.\\d+)?");

    private static final Pattern LIST = Pattern.compile("\\(\\?(, ?\\?)*\\)");

    static StatementShape of(String statement) {
        String line = BLANKS.matcher(
                        PLACEHOLDER.matcher(statement).replaceAll("?").strip())
                .replaceAll(" ");
        return new StatementShape(
                LIST.matcher(VALUE.matcher(line).replaceAll("?")).replaceAll("?"));
    }

    /** Whether it has to find rows, to read, change or delete them. */
    boolean readsRows() {
        return READS_ROWS.matcher(text).matches();
    }

    /** Finds statements that this one, as it stands in a source, became or became a part of. */
    Pattern pattern() {
        return Pattern.compile(text.chars()
                .mapToObj(letter -> letter == '?' ? ".*?" : Pattern.quote(Character.toString(letter)))
                .collect(Collectors.joining()));
    }
}
