package io.touchstone.sql;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a transaction can lose to another one: nothing is wrong with it, and it may start again. */
enum Loss {
    DEADLOCK(1213),
    LOCK_TIMEOUT(1205),
    /** A key that another transaction inserted meanwhile. */
    DUPLICATE_KEY(1062),
    /** What MariaDB says when a row changed after the snapshot. */
    CHANGED_ROW(1020),
    /** A table that another release altered after the snapshot, in an upgrade. */
    CHANGED_TABLE(1412),
    /** What it read is no longer so: {@link StartAgainException}. */
    STALE_READ(0);

    private final int errorCode;

    /** @param errorCode the server's */
    Loss(int errorCode) {
        this.errorCode = errorCode;
    }

    int errorCode() {
        return errorCode;
    }

    /** Nothing when it failed for a reason of its own. */
    static Optional<Loss> of(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case StartAgainException _ -> {
                    return Optional.of(STALE_READ);
                }
                case SQLException failure -> {
                    return Arrays.stream(values())
                            .filter(loss -> loss.errorCode == failure.getErrorCode() && loss != STALE_READ)
                            .findFirst();
                }
                default -> {}
            }
        }
        return Optional.empty();
    }
}
