package io.touchstone.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a request's parameters. Each is parsed once, to a value or to errors, and all errors are told at once,
 * so that a client can mend all of them.
 */
public final class Errors {

    private final List<FieldError> found = new ArrayList<>();

    private Errors() {}

    /**
     * A whole question, which there is only where nothing is wrong with any of its parameters.
     *
     * @param parse adds an error for each that cannot be used, and has anything in its place
     * @throws ProblemException with all errors, in the order in which they were found
     */
    public static <Q> Q gather(Function<Errors, Q> parse) {
        Errors errors = new Errors();
        Q question = parse.apply(errors);
        if (!errors.found.isEmpty()) {
            throw ProblemException.invalidParameters(errors.found);
        }
        return question;
    }

    /**
     * The value of one parameter.
     *
     * @param given null where the client left it out
     * @param otherwise what that means
     * @param parse throws a {@link ProblemException} when the value cannot be used
     */
    public <T extends @Nullable Object> T parse(
            @Nullable String given, T otherwise, Function<String, ? extends T> parse) {
        return given == null ? otherwise : parsed(given, otherwise, parse);
    }

    /** As {@link #parse(String, Object, Function)}, of one that may be given several times. @param given empty where the client left it out */
    public <T extends @Nullable Object> T parse(
            List<String> given, T otherwise, Function<List<String>, ? extends T> parse) {
        return given.isEmpty() ? otherwise : parsed(given, otherwise, parse);
    }

    private <G, T extends @Nullable Object> T parsed(G given, T otherwise, Function<G, ? extends T> parse) {
        try {
            return parse.apply(given);
        } catch (ProblemException problem) {
            if (problem.type() != ProblemType.INVALID_PARAMETER) {
                throw problem;
            }
            found.addAll(problem.errors());
            return otherwise;
        }
    }

    /** Whether there is one of a parameter, so that nothing can be said of what depends on it. @param parameter as the client wrote it */
    public boolean has(String parameter) {
        return found.stream().anyMatch(error -> error.field().equals(parameter));
    }

    /** @param parameter as the client wrote it */
    public void add(String parameter, String detail) {
        found.add(new FieldError(parameter, detail));
    }
}
