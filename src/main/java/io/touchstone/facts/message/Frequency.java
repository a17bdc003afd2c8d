package io.touchstone.facts.message;

import org.jspecify.annotations.Nullable;

/**
 * How much its contact hears from the workspace when a message is sent: how many counted messages it was sent in the 7 x 24 hours before,
 * the first instant of these inclusive, that of the message itself exclusive.
 */
public final class Frequency {

    /** From here on it is not told apart how many. */
    static final int MOST = 5;

    /**
     * Of a row of {@code message}, as SQL: the number, {@link #MOST} at most, null where it has no contact. A contact with any number of
     * messages takes no more than ten looks at the index: whether the fifth before is in the week, and, only where it is not, how many are.
     */
    public static final String OF_MESSAGE = """
            CASE WHEN message.contact_key IS NULL THEN NULL
              WHEN (SELECT earlier.sent_at FROM message earlier FORCE INDEX (message_contact_sent)
                    WHERE earlier.workspace_id = message.workspace_id AND earlier.contact_key = message.contact_key
                      AND earlier.sent_at < message.sent_at
                    ORDER BY earlier.sent_at DESC LIMIT 1 OFFSET 4) >= message.sent_at - 604800000 THEN 5
              ELSE (SELECT COUNT(*) FROM message earlier FORCE INDEX (message_contact_sent)
                    WHERE earlier.workspace_id = message.workspace_id AND earlier.contact_key = message.contact_key
                      AND earlier.sent_at >= message.sent_at - 604800000 AND earlier.sent_at < message.sent_at)
            END
            """;

    private Frequency() {}

    /** As answers write it: {@code 0} to {@code 4}, or {@code 5+}. */
    public static @Nullable String text(@Nullable Long number) {
        return number == null ? null : number < MOST ? String.valueOf(number) : MOST + "+";
    }
}
