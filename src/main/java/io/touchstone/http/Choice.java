package io.touchstone.http;

import io.touchstone.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
     * Several of them, separated by commas, in the order given.
     *
     * @throws ProblemException naming the parameter, when one is none of the choices or is given twice
     */
    public static <E> List<E> some(String parameter, String value, E[] choices, Function<E, String> code) {
        List<E> some = new ArrayList<>();
        for (String name : value.split(",", -1)) {
            E choice = Arrays.stream(choices)
                    .filter(candidate -> code.apply(candidate).equals(name))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalidParameter(
                            parameter, "must be some of " + codes(choices, code) + ", separated by commas"));
            if (some.contains(choice)) {
                throw ProblemException.invalidParameter(parameter, "must name " + name + " only once");
            }
            some.add(choice);
        }
        return List.copyOf(some);
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
                .orElseThrow(
                        () -> ProblemException.invalidParameter(parameter, "must be one of " + codes(choices, code)));
    }

    private static <E> String codes(E[] choices, Function<E, String> code) {
        return Arrays.stream(choices).map(code).collect(Collectors.joining(", "));
    }
}
