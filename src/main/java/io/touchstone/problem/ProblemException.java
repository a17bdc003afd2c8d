package io.touchstone.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The caller's input, or the state it meets, makes an answer impossible. Never for a bug of ours. */
public final class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final transient List<FieldError> errors;
    private final @Nullable String reason;
    private final @Nullable Duration retryAfter;

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    public ProblemException(ProblemType type, String detail, List<FieldError> errors) {
        this(type, detail, errors, null, null);
    }

    private ProblemException(
            ProblemType type,
            String detail,
            List<FieldError> errors,
            @Nullable String reason,
            @Nullable Duration retryAfter) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    /** A problem of one type with several causes that clients tell apart: {@code reason} is a stable word for this one. */
    public static ProblemException because(ProblemType type, String reason, String detail) {
        return new ProblemException(type, detail, List.of(), reason, null);
    }

    /** More than there may be in some time, of which so much is left. */
    public static ProblemException tooMany(String detail, Duration retryAfter) {
        return new ProblemException(ProblemType.TOO_MANY_REQUESTS, detail, List.of(), null, retryAfter);
    }

    /** Nobody can answer for now, and asking again before so much time has passed is of no use. */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return new ProblemException(ProblemType.OVERLOADED, detail, List.of(), null, retryAfter);
    }

    /** A parameter that cannot be used, by the name the client wrote. */
    public static ProblemException invalidParameter(String name, String detail) {
        return invalidParameters(List.of(new FieldError(name, detail)));
    }

    /** Parameters that cannot be used. */
    public static ProblemException invalidParameters(List<FieldError> errors) {
        String detail = errors.stream()
                .map(error -> error.field() + ": " + error.detail())
                .collect(Collectors.joining("; "));
        return new ProblemException(ProblemType.INVALID_PARAMETER, detail, errors);
    }

    /** A field of the body that cannot be used, by the name the client wrote. */
    public static ProblemException invalidField(String name, String detail) {
        return new ProblemException(
                ProblemType.INVALID_BODY, name + ": " + detail, List.of(new FieldError(name, detail)));
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** When trying again has a chance; empty where nobody knows. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
