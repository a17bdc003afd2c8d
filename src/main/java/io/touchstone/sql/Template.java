package io.touchstone.sql;

import io.touchstone.sql.Sql.RowWriter;
import io.touchstone.tenant.WorkspaceId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement with placeholders, which becomes text with the values in it.
 *
 * @param row what stands between the placeholders of one row
 * @param multiRow whether rows follow each other within one text, between head and tail
 */
record Template(Piece head, List<Piece> row, Piece tail, boolean multiRow) {

    /** Text without placeholders but those of the tenant's id, which stand between its parts. */
    record Piece(List<String> parts) {

        static final Piece NONE = new Piece(List.of(""));

        boolean namesTenant() {
            return parts.size() > 1;
        }

        /** @param workspace null of a statement that is not about one, which has no place for it */
        void appendTo(StringBuilder text, @Nullable WorkspaceId workspace) {
            text.append(parts.getFirst());
            for (int i = 1; i < parts.size(); i++) {
                if (workspace == null) {
                    throw new IllegalArgumentException(":workspace is for statements of a Tenant");
                }
                text.append(workspace.value()).append(parts.get(i));
            }
        }
    }

    @FunctionalInterface
    interface Consumer {
        void accept(String text) throws SQLException;
    }

    private static final Pattern INSERT =
            Pattern.compile("(?<head>INSERT .*?\\bVALUES\\s*)(?<row>\\([^()]*\\))(?<tail>.*)", Pattern.DOTALL);

    private static final Pattern SUBJECT =
            Pattern.compile("\\s*(?=(?<verb>\\w+)).*?\\b(?:FROM|INTO|UPDATE)\\s+(?<table>\\w+).*", Pattern.DOTALL);

    private static final String TENANT = ":workspace";

    /**
     * In characters. On its way to the server a text is in memory some eight times over (what it grew in, itself, and the driver's
     * packet of four bytes a character), in each connection at once: 32 MiB for 16 of them. A thousand rows of most tables fit, which is
     * enough to make the round trip not worth mentioning.
     */
    private static final int LONGEST_TEXT = 256 * 1024;

    static Template of(String sql) {
        Matcher insert = INSERT.matcher(sql);
        return insert.matches()
                ? new Template(
                        only(insert.group("head")), pieces(insert.group("row")), only(insert.group("tail")), true)
                : new Template(Piece.NONE, pieces(sql), Piece.NONE, false);
    }

    private static Piece only(String sql) {
        List<Piece> pieces = pieces(sql);
        if (pieces.size() > 1) {
            throw new IllegalArgumentException("an insert has all its placeholders in its VALUES: " + sql);
        }
        return pieces.getFirst();
    }

    /** What stands between the placeholders. What is quoted is none. */
    private static List<Piece> pieces(String sql) {
        List<Piece> pieces = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < sql.length()) {
            switch (sql.charAt(at)) {
                case '\'' -> {
                    int end = sql.indexOf('\'', at + 1);
                    at = end < 0 ? sql.length() : end + 1;
                }
                case '?' -> {
                    parts.add(sql.substring(from, at));
                    pieces.add(new Piece(List.copyOf(parts)));
                    parts.clear();
                    from = ++at;
                }
                case ':' -> {
                    if (isTenant(sql, at)) {
                        parts.add(sql.substring(from, at));
                        at += TENANT.length();
                        from = at;
                    } else {
                        at++;
                    }
                }
                default -> at++;
            }
        }
        parts.add(sql.substring(from));
        pieces.add(new Piece(List.copyOf(parts)));
        return List.copyOf(pieces);
    }

    private static boolean isTenant(String sql, int at) {
        int end = at + TENANT.length();
        return sql.startsWith(TENANT, at) && (end == sql.length() || !Character.isJavaIdentifierPart(sql.charAt(end)));
    }

    /** Whether there is a place for the tenant's id. */
    boolean namesTenant() {
        return head.namesTenant() || tail.namesTenant() || row.stream().anyMatch(Piece::namesTenant);
    }

    /** What it does to which table, such as {@code UPDATE touch}: for those who ask what failed. */
    String subject() {
        String text = head.parts().getFirst() + row.getFirst().parts().getFirst();
        Matcher subject = SUBJECT.matcher(text);
        return subject.matches() ? subject.group("verb") + " " + subject.group("table") : "a statement";
    }

    /** The statement with these values. */
    String text(@Nullable WorkspaceId workspace, Object... values) {
        StringBuilder text = new StringBuilder();
        head.appendTo(text, workspace);
        Parameters parameters = new Parameters(text, row, workspace);
        for (Object value : values) {
            parameters.addAny(value);
        }
        parameters.end();
        tail.appendTo(text, workspace);
        return text.toString();
    }

    /** The statement with a question mark for each value, the tenant's id included. */
    String prepared() {
        return String.join(
                "?", row.stream().flatMap(piece -> piece.parts().stream()).toList());
    }

    /** The values of those question marks. */
    List<Long> prepared(WorkspaceId workspace, List<? extends Number> values) {
        if (multiRow || values.size() != row.size() - 1) {
            throw new IllegalStateException(values.size() + " values for " + (row.size() - 1) + " placeholders");
        }
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Stream.generate(workspace::value)
                    .limit(row.get(i).parts().size() - 1L)
                    .forEach(all::add);
            if (i < values.size()) {
                all.add(values.get(i).longValue());
            }
        }
        return all;
    }

    /** Hands over the statements for these rows: as few as hold them when rows follow each other within one, else one each. */
    <T> void forEach(@Nullable WorkspaceId workspace, Collection<T> rows, RowWriter<T> writer, Consumer consumer)
            throws SQLException {
        StringBuilder text = new StringBuilder();
        for (T each : rows) {
            if (text.isEmpty()) {
                head.appendTo(text, workspace);
            } else {
                text.append(", ");
            }
            Parameters parameters = new Parameters(text, row, workspace);
            writer.write(parameters, each);
            parameters.end();
            if (!multiRow || text.length() > LONGEST_TEXT) {
                tail.appendTo(text, workspace);
                consumer.accept(text.toString());
                text.setLength(0);
            }
        }
        if (!text.isEmpty()) {
            tail.appendTo(text, workspace);
            consumer.accept(text.toString());
        }
    }
}
