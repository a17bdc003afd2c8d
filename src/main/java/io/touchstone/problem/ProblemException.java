package io.touchstone.problem;

import java.util.List;

/** The caller's input, or the state it meets, makes an answer impossible. Never for a bug of ours. */
public final class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final transient List<FieldError> errors;

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    public ProblemException(ProblemType type, String detail, List<FieldError> errors) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    /** A parameter that cannot be used, by the name the client wrote. */
    public static ProblemException invalidParameter(String name, String detail) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER, name + ": " + detail, List.of(new FieldError(name, detail)));
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
}
