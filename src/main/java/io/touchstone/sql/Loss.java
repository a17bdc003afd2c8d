package io.touchstone.sql;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a transaction can lose to another one, or to a server that hands its work over: nothing is wrong with it, and it may start
 * again. By the error codes of MySQL, MariaDB and TiDB.
 */
enum Loss {
    /** 149 is what the storage engine of a cluster says of it. */
    DEADLOCK(1213, 149),
    LOCK_TIMEOUT(1205, 9004),
    /** A key that another transaction inserted meanwhile. */
    DUPLICATE_KEY(1062),
    /** What MariaDB says when a row changed after the snapshot. */
    CHANGED_ROW(1020),
    /** A table that another release altered after the snapshot, in an upgrade. */
    CHANGED_TABLE(1412, 8028),
    /** Of a cluster: a transaction of another node was first. */
    CONFLICT(3101, 8002, 8005, 8022, 9007),
    /**
     * Any other rollback, by SQLState's class 40, but for one: where it is not known whether the commit was done, starting again with
     * the same keys would take what it finds for its own.
     */
    ROLLED_BACK(),
    /** What it read is no longer so: {@link StartAgainException}. */
    STALE_READ();

    private static final String ROLLBACK = "40";
    private static final String UNKNOWN = "40003";

    private final List<Integer> errorCodes;

    /** @param errorCodes the servers' */
    Loss(Integer... errorCodes) {
        this.errorCodes = List.of(errorCodes);
    }

    /** Whether a server, in an exception or a warning, says so. */
    boolean isSaidBy(SQLException failure) {
        return errorCodes.contains(failure.getErrorCode());
    }

    /** Nothing when it failed for a reason of its own. */
    static Optional<Loss> of(Throwable thrown) {
        for (Throwable part : Failure.parts(thrown)) {
            if (part instanceof StartAgainException) {
                return Optional.of(STALE_READ);
            }
            if (part instanceof SQLException failure) {
                return of(failure);
            }
        }
        return Optional.empty();
    }

    private static Optional<Loss> of(SQLException failure) {
        String state = failure.getSQLState();
        boolean isRollback = state != null && state.startsWith(ROLLBACK) && !state.equals(UNKNOWN);
        return Arrays.stream(values())
                .filter(loss -> loss.isSaidBy(failure))
                .findFirst()
                .or(() -> isRollback ? Optional.of(ROLLED_BACK) : Optional.empty());
    }
}
