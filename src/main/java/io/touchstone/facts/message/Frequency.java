package io.touchstone.facts.message;

/**
 * How much its contact hears from the workspace when a message is sent: how many counted messages it was sent in the 7 x 24 hours before,
 * the first instant of these inclusive, that of the message itself exclusive.
 */
public final class Frequency {

    /** In milliseconds, how far before a message others count. */
    static final long REACH = 604_800_000;

    /** From here on it is not told apart how many. */
    private static final long MOST = 5;

    /**
     * Of rows of {@code message} as SQL, among which have to be all that were sent to the same contacts within the {@link #REACH} of those that are
     * asked about. The server sorts them once and goes along; looked up for each message, a contact with many would be read through for
     * each of these.
     */
    static final String NUMBER =
            "COUNT(*) OVER (PARTITION BY contact_key ORDER BY sent_at RANGE BETWEEN 604800000 PRECEDING AND 1 PRECEDING)";

    private Frequency() {}

    /** As answers write it: {@code 0} to {@code 4}, or {@code 5+}. */
    static String text(long number) {
        return number < MOST ? String.valueOf(number) : MOST + "+";
    }
}
