package io.touchstone.sql;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text of a statement or of a part of one, which can only be made of texts that stand in the sources and of numbers: nothing
 * that anybody sends becomes SQL. A question mark stands for each parameter, and {@code :workspace} for the tenant's id: see
 * {@link Tenant}.
 */
public final class SqlText {

    /** Those that are one constant, parsed once: as many as the sources have. */
    private static final Map<String, SqlText> CONSTANTS = new ConcurrentHashMap<>();

    private static final SqlText NONE = new SqlText("");

    private final String text;

    /** Made when it is first asked for. Two threads may make two, which are equal. */
    private @Nullable Template template;

    private SqlText(String text) {
        this.text = text;
    }

    public static SqlText of(@CompileTimeConstant String text) {
        SqlText known = CONSTANTS.get(text);
        return known == null ? CONSTANTS.computeIfAbsent(text, SqlText::new) : known;
    }

    /** No text, for a part that there need not be. */
    public static SqlText none() {
        return NONE;
    }

    /** The parts in their order, with the separator between any two. */
    public static SqlText join(@CompileTimeConstant String separator, List<SqlText> parts) {
        return new SqlText(parts.stream().map(part -> part.text).collect(Collectors.joining(separator)));
    }

    public SqlText and(@CompileTimeConstant String more) {
        return new SqlText(text + more);
    }

    public SqlText and(SqlText more) {
        return new SqlText(text + more.text);
    }

    /** Goes on with a number in digits, where the server takes no parameter or should know the number before it plans. */
    public SqlText and(long number) {
        return new SqlText(text + number);
    }

    /** This so many times, with the separator between any two. */
    public SqlText times(int count, @CompileTimeConstant String separator) {
        return new SqlText(String.join(separator, Collections.nCopies(count, text)));
    }

    Template template() {
        Template made = template;
        if (made == null) {
            made = Template.of(text);
            template = made;
        }
        return made;
    }

    @Override
    public String toString() {
        return text;
    }
}
