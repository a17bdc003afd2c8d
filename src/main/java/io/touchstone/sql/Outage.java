package io.touchstone.sql;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Why a database cannot do its part for anybody at the moment: nothing is wrong with what it was asked, which may be asked again later. By
 * the error codes of MySQL, MariaDB and TiDB.
 */
public enum Outage {
    NO_CONNECTION_FREE("all connections to the database are in use"),
    TOO_MANY_CONNECTIONS("the database takes no more connections", 1040, 1203, 1226),
    READ_ONLY("the database takes no writes: it is a replica, or about to hand over", 1290, 1792, 1836, 3100),
    /** As in a hand-over that waits for a writer which waits for another one, whose commit waits for the hand-over. */
    LOCKED("the database holds locks for too long", 1205),
    FULL("the database has no room left on its disk", 1021, 1026, 1114),
    /** 1180 is a commit that failed, and 40003 one of which nobody knows. */
    AWAY(
            "the database cannot be reached, or ends",
            1053,
            1180,
            1317,
            1927,
            3032,
            3169,
            8027,
            8120,
            9001,
            9002,
            9003,
            9005,
            9010);

    private static final String CONNECTION = "08";
    private static final String UNKNOWN_COMMIT = "40003";

    /** What the servers repeat of the system's error 28, under codes that stand for any trouble with a file (3, 1030). */
    private static final Pattern NO_SPACE =
            Pattern.compile("no space left on device|errno:? 28\\b|error:? 28\\b", Pattern.CASE_INSENSITIVE);

    /** The pool has no exception of its own for this. */
    private static final String NONE_FREE = "acquisition timeout";

    /** Of a statement of ours that the driver closed with the connection that broke under it: no code says so. */
    private static final String CLOSED = "no operations allowed after statement closed";

    private final String sentence;
    private final List<Integer> errorCodes;

    /** @param errorCodes the servers' */
    Outage(String sentence, Integer... errorCodes) {
        this.sentence = sentence;
        this.errorCodes = List.of(errorCodes);
    }

    /** Nothing when something else is the matter. */
    public static Optional<Outage> of(Throwable thrown) {
        return Failure.parts(thrown).stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .flatMap(failure -> of(failure).stream())
                .findFirst();
    }

    /**
     * Does what is done again every few seconds: where the database cannot do its part, that is one line of the log, and the next time
     * comes.
     */
    public static void tolerate(Logger log, String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            Outage outage = of(e).orElseThrow(() -> e);
            log.warnf("%s waits: %s", what, outage);
        }
    }

    /**
     * Does something for each of several, which have nothing to do with each other. Where the database cannot do its part, it ends there; what
     * else fails keeps none of the rest from its turn.
     *
     * @throws RuntimeException the outage, or the first failure once all had their turn
     */
    public static <T> void forEach(Iterable<T> all, Consumer<T> work) {
        @Nullable RuntimeException first = null;
        for (T one : all) {
            try {
                work.accept(one);
            } catch (RuntimeException e) {
                if (of(e).isPresent()) {
                    throw e;
                }
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    static Optional<Outage> of(SQLException failure) {
        return Arrays.stream(values())
                .filter(outage -> outage.errorCodes.contains(failure.getErrorCode()))
                .findFirst()
                .or(() -> withoutCode(failure));
    }

    private static Optional<Outage> withoutCode(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (state.startsWith(CONNECTION) || state.equals(UNKNOWN_COMMIT)) {
            return Optional.of(AWAY);
        }
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains(CLOSED)) {
            return Optional.of(AWAY);
        }
        if (NO_SPACE.matcher(message).find()) {
            return Optional.of(FULL);
        }
        return message.contains(NONE_FREE) ? Optional.of(NO_CONNECTION_FREE) : Optional.empty();
    }

    /** Whether the connection that was told so is of no more use, even after whatever is wrong has passed. */
    boolean endsConnection() {
        return this == READ_ONLY || this == AWAY;
    }

    /** For people, as the part of a sentence. */
    @Override
    public String toString() {
        return sentence;
    }
}
