package io.touchstone.costly;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.time.Duration;

/**
 * How long a piece of work may read from the database, as it holds a connection for as long. It is looked at before each row, so that a statement
 * that gives none for a while is waited for. Work that is bound to none reads for as long as it takes.
 */
public final class ReadingTime {

    /** Of {@link System#nanoTime}. */
    private record End(long nanos, Duration most) {}

    private static final ScopedValue<End> OF_THREAD = ScopedValue.newInstance();

    private ReadingTime() {}

    /** @param most from now on */
    public static <T, X extends Throwable> T within(Duration most, ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        return ScopedValue.where(OF_THREAD, new End(System.nanoTime() + most.toNanos(), most))
                .call(work);
    }

    /** @throws ProblemException with {@link ProblemType#OVERLOADED} when the time is over */
    public static void check() {
        if (OF_THREAD.isBound()) {
            End end = OF_THREAD.get();
            if (System.nanoTime() - end.nanos() > 0) {
                throw new ProblemException(
                        ProblemType.OVERLOADED,
                        ("To read what was asked for takes longer than the %d s that an answer may; ask for a shorter period,"
                                        + " or try again when there is less to do.")
                                .formatted(end.most().toSeconds()));
            }
        }
    }
}
