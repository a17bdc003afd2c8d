package io.touchstone.http;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a body may be encoded: not at all, or in gzip. */
public final class Encodings {

    /** What {@code Accept-Encoding} says of an answer to another one. */
    static final String TAKEN = "gzip";

    private static final String NONE = "identity";

    private Encodings() {}

    /**
     * Whether a body is in gzip.
     *
     * @param values of {@code Content-Encoding}
     * @throws ProblemException with {@link ProblemType#UNSUPPORTED_MEDIA_TYPE} for another encoding, or several
     */
    public static boolean areGzip(@Nullable List<String> values) {
        if (values == null || values.isEmpty()) {
            return false;
        }
        String value = String.join(",", values).strip();
        if (value.isEmpty() || value.equalsIgnoreCase(NONE)) {
            return false;
        }
        // The second is the same by RFC 9110, 8.4.1.3.
        if (value.equalsIgnoreCase(TAKEN) || value.equalsIgnoreCase("x-gzip")) {
            return true;
        }
        throw new ProblemException(
                ProblemType.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding may be gzip, once, and no other.");
    }

    /** Whether this is what a request is refused for. */
    static boolean areOthers(List<String> values) {
        try {
            areGzip(values);
            return false;
        } catch (ProblemException _) {
            return true;
        }
    }
}
