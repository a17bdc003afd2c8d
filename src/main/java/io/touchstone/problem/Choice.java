package io.touchstone.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a parameter is parsed whose values are a closed set. */
public final class Choice {

    private Choice() {}

    /** One of them, by the lower-case names of the constants: see {@link #of(String, Object[], Function)}. */
    public static <E extends Enum<E>> Function<String, E> of(String parameter, E[] choices) {
        return of(parameter, choices, choice -> choice.name().toLowerCase(Locale.ROOT));
    }

    /**
     * One of them.
     *
     * @param code as clients write it; what is none of these is a {@link ProblemException} that names parameter and choices
     */
    public static <E> Function<String, E> of(String parameter, E[] choices, Function<E, String> code) {
        return value -> Arrays.stream(choices)
                .filter(choice -> code.apply(choice).equals(value))
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.invalidParameter(parameter, "must be one of " + codes(choices, code)));
    }

    public static Function<String, Boolean> trueOrFalse(String parameter) {
        return of(parameter, new Boolean[] {true, false}, String::valueOf);
    }

    /** Some of them, each at most once, in the order given: separated by commas, given several times, or both. */
    public static <E> Function<List<String>, List<E>> some(String parameter, E[] choices, Function<E, String> code) {
        return values -> {
            List<E> some = new ArrayList<>();
            values.stream()
                    .flatMap(value -> Arrays.stream(value.split(",", -1)))
                    .forEach(name -> {
                        E choice = Arrays.stream(choices)
                                .filter(candidate -> code.apply(candidate).equals(name))
                                .findFirst()
                                .orElseThrow(() -> ProblemException.invalidParameter(
                                        parameter,
                                        "must be some of " + codes(choices, code) + ", separated by commas"));
                        if (some.contains(choice)) {
                            throw ProblemException.invalidParameter(parameter, "must name " + name + " only once");
                        }
                        some.add(choice);
                    });
            return List.copyOf(some);
        };
    }

    private static <E> String codes(E[] choices, Function<E, String> code) {
        return Arrays.stream(choices).map(code).collect(Collectors.joining(", "));
    }
}
