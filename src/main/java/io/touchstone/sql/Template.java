package io.touchstone.sql;

import io.touchstone.sql.Sql.RowWriter;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with placeholders, which becomes text with the values in it.
 *
 * @param row what stands between the placeholders of one row
 * @param multiRow whether rows follow each other within one text, between head and tail
 */
record Template(String head, List<String> row, String tail, boolean multiRow) {

    @FunctionalInterface
    interface Consumer {
        void accept(String text) throws SQLException;
    }

    private static final Pattern INSERT =
            Pattern.compile("(?<head>INSERT .*?\\bVALUES\\s*)(?<row>\\([^()]*\\))(?<tail>.*)", Pattern.DOTALL);

    /**
     * In characters. On its way to the server a text is in memory some eight times over (what it grew in, itself, and the driver's
     * packet of four bytes a character), in each connection at once: 32 MiB for 16 of them. A thousand rows of most tables fit, which is
     * enough to make the round trip not worth mentioning.
     */
    private static final int LONGEST_TEXT = 256 * 1024;

    static Template of(String sql) {
        Matcher insert = INSERT.matcher(sql);
        return insert.matches()
                ? new Template(insert.group("head"), pieces(insert.group("row")), insert.group("tail"), true)
                : new Template("", pieces(sql), "", false);
    }

    /** What stands between the placeholders. */
    private static List<String> pieces(String sql) {
        return List.of(sql.split("\\?", -1));
    }

    /** The statement with these values. */
    String text(Object... values) {
        StringBuilder text = new StringBuilder(head);
        Parameters parameters = new Parameters(text, row);
        for (Object value : values) {
            parameters.addAny(value);
        }
        parameters.end();
        return text.append(tail).toString();
    }

    /** Hands over the statements for these rows: as few as hold them when rows follow each other within one, else one each. */
    <T> void forEach(Collection<T> rows, RowWriter<T> writer, Consumer consumer) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (T each : rows) {
            text.append(text.isEmpty() ? head : ", ");
            Parameters parameters = new Parameters(text, row);
            writer.write(parameters, each);
            parameters.end();
            if (!multiRow || text.length() > LONGEST_TEXT) {
                consumer.accept(text.append(tail).toString());
                text.setLength(0);
            }
        }
        if (!text.isEmpty()) {
            consumer.accept(text.append(tail).toString());
        }
    }
}
