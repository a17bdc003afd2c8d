package io.touchstone.sql;

import io.touchstone.problem.ProblemException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A failure of work that nobody waits for, for those who look after it: whether it may pass by itself, and what it was, in words that hold
 * neither values nor messages of others, which quote them.
 *
 * @param isPassing whether the same may well succeed at another time: the database is away, or others were in the way
 * @param text such as {@code error 1062, state 23000, of UPDATE touch}
 */
public record Failure(boolean isPassing, String text) {

    private static final String OURS = "io.touchstone.";

    public static Failure of(Throwable thrown) {
        return new Failure(isPassing(thrown), textOf(thrown));
    }

    /** Whether a transaction lost to others, other than by a key that one of them has for good. */
    public static boolean isLoss(Throwable thrown) {
        return loss(thrown).filter(loss -> loss != Loss.DUPLICATE_KEY).isPresent();
    }

    /** A key that is there twice, in ten transactions one after the other, is there to stay. */
    private static boolean isPassing(Throwable thrown) {
        boolean isProblem = FailureParts.of(thrown).stream().anyMatch(ProblemException.class::isInstance);
        return Outage.of(thrown).isPresent()
                || isLoss(thrown)
                || (isProblem && loss(thrown).isEmpty());
    }

    private static Optional<Loss> loss(Throwable thrown) {
        return Loss.of(thrown).or(() -> lostEveryTime(thrown).map(LostEveryTime::loss));
    }

    private static Optional<LostEveryTime> lostEveryTime(Throwable thrown) {
        return first(FailureParts.of(thrown), LostEveryTime.class);
    }

    static String textOf(Throwable thrown) {
        List<Throwable> parts = FailureParts.of(thrown);
        return first(parts, DatabaseException.class)
                .map(Throwable::getMessage)
                .or(() -> first(parts, LostEveryTime.class).map(Throwable::getMessage))
                .or(() -> first(parts, SQLException.class)
                        .map(failure -> "error " + failure.getErrorCode() + ", state " + failure.getSQLState()))
                .orElseGet(() -> placeOf(parts.getLast()));
    }

    private static String placeOf(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .map(place -> thrown.getClass().getSimpleName() + place)
                .orElseGet(() -> thrown.getClass().getSimpleName());
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> parts, Class<T> type) {
        return parts.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
