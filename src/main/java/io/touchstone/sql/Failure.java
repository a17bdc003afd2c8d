package io.touchstone.sql;

import io.touchstone.problem.ProblemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A failure of work that nobody waits for, for those who look after it: whether it may pass by itself, and what it was, in words that hold
 * neither values nor messages of others, which quote them.
 *
 * @param isPassing whether the same may well succeed at another time: the database is away, or others were in the way
 * @param text such as {@code error 1062, state 23000, of UPDATE touch}
 */
public record Failure(boolean isPassing, String text) {

    private static final String OURS = "io.touchstone.";

    /** Why a transaction was given up: kept with what its caller is told, for those who ask whether trying again has a chance. */
    static final class LostEveryTime extends Exception {

        private final Loss loss;

        LostEveryTime(Loss loss, Throwable last) {
            super(textOf(last), null, false, false);
            this.loss = loss;
        }
    }

    public static Failure of(Throwable thrown) {
        return new Failure(isPassing(thrown), textOf(thrown));
    }

    /** Whether a transaction lost to others, other than by a key that one of them has for good. */
    public static boolean isLoss(Throwable thrown) {
        return loss(thrown).filter(loss -> loss != Loss.DUPLICATE_KEY).isPresent();
    }

    /** A key that is there twice, in ten transactions one after the other, is there to stay. */
    private static boolean isPassing(Throwable thrown) {
        boolean isProblem = parts(thrown).stream().anyMatch(ProblemException.class::isInstance);
        return Outage.of(thrown).isPresent()
                || isLoss(thrown)
                || (isProblem && loss(thrown).isEmpty());
    }

    private static Optional<Loss> loss(Throwable thrown) {
        return Loss.of(thrown).or(() -> lostEveryTime(thrown).map(lost -> lost.loss));
    }

    private static Optional<LostEveryTime> lostEveryTime(Throwable thrown) {
        return first(parts(thrown), LostEveryTime.class);
    }

    static String textOf(Throwable thrown) {
        List<Throwable> all = parts(thrown);
        return first(all, DatabaseException.class)
                .map(Throwable::getMessage)
                .or(() -> first(all, LostEveryTime.class).map(Throwable::getMessage))
                .or(() -> first(all, SQLException.class)
                        .map(failure -> "error " + failure.getErrorCode() + ", state " + failure.getSQLState()))
                .orElseGet(() -> placeOf(all.getLast()));
    }

    private static String placeOf(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .map(place -> thrown.getClass().getSimpleName() + place)
                .orElseGet(() -> thrown.getClass().getSimpleName());
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> all, Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /**
     * The failure, its causes, and what was suppressed, from the outside in, each once: the transaction manager tells why a commit
     * failed beside its own exception, not as its cause.
     */
    static List<Throwable> parts(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> parts = new ArrayList<>();
        List<Throwable> open = new ArrayList<>(List.of(thrown));
        for (int next = 0; next < open.size(); next++) {
            Throwable part = open.get(next);
            if (seen.add(part)) {
                parts.add(part);
                if (part.getCause() != null) {
                    open.add(part.getCause());
                }
                open.addAll(Arrays.asList(part.getSuppressed()));
            }
        }
        return parts;
    }
}
