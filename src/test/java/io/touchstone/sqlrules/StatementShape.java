package io.touchstone.sqlrules;

import java.util.regex.Pattern;

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
    private static final Pattern PLACEHOLDER = Pattern.compile("%[sd]|:\\w+");
    /** As {@link io.touchstone.sql.Parameters} writes them. */
    private static final Pattern VALUE = Pattern.compile("x?'[^']*'|(?<![\\w.])-?\\d+(\\.\\d+)?");

    private static final Pattern QUESTION_MARK = Pattern.compile("\\?");
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

    /** Whether this one, as it stands in a source, became the other one or a part of it. */
    boolean becamePartOf(StatementShape sent) {
        int from = 0;
        for (String piece : QUESTION_MARK.split(text, -1)) {
            int at = sent.text().indexOf(piece, from);
            if (at < 0) {
                return false;
            }
            from = at + piece.length();
        }
        return true;
    }
}
