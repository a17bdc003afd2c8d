package io.touchstone.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A failure as the log may hold it. Databases quote in their messages what they were given (the phone number that is there
 * twice, the text that is too long), and whatever wraps those messages repeats them. Of such a failure only types, error
 * codes and places are left.
 */
public final class Unquoted extends Exception {

    private Unquoted(String text, @Nullable Throwable cause) {
        super(text, cause);
    }

    /** The failure itself when no database had a part in it. */
    public static Throwable of(Throwable thrown) {
        boolean isOfDatabase = Failure.parts(thrown).stream().anyMatch(SQLException.class::isInstance);
        return isOfDatabase ? copy(thrown) : thrown;
    }

    private static Unquoted copy(Throwable thrown) {
        Throwable cause = thrown.getCause();
        String type = thrown.getClass().getName();
        String text = thrown instanceof SQLException failure
                ? type + " (error " + failure.getErrorCode() + ", state " + failure.getSQLState() + ")"
                : type;
        Unquoted copy = new Unquoted(text, cause == null ? null : copy(cause));
        copy.setStackTrace(thrown.getStackTrace());
        return copy;
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
