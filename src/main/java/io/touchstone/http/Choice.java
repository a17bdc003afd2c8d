package io.touchstone.http;

import io.touchstone.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A query parameter whose values are a closed set. */
public final class Choice {

    private Choice() {}

    /** By the lower-case names of the constants. */
    public static <E extends Enum<E>> E of(String parameter, String value, E[] choices) {
        return of(parameter, value, choices, choice -> choice.name().toLowerCase(Locale.ROOT));
    }

    /**
     * The choice that clients write as {@code value}.
     *
     * @throws ProblemException naming the parameter and all choices
     */
    public static <E> E of(String parameter, String value, E[] choices, Function<E, String> code) {
        return Arrays.stream(choices)
                .filter(choice -> code.apply(choice).equals(value))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidParameter(
                        parameter,
                        "must be one of " + Arrays.stream(choices).map(code).collect(Collectors.joining(", "))));
    }
}
