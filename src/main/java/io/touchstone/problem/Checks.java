package io.touchstone.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds everything that is wrong with a request's parameters, so that a client can mend all of it at once. */
public final class Checks {

    private Checks() {}

    /**
     * Runs all checks.
     *
     * @throws ProblemException with the errors of every check that found invalid parameters, in the order of the checks
     */
    public static void all(Runnable... checks) {
        List<FieldError> errors = new ArrayList<>();
        for (Runnable check : checks) {
            try {
                check.run();
            } catch (ProblemException problem) {
                if (problem.type() != ProblemType.INVALID_PARAMETER) {
                    throw problem;
                }
                errors.addAll(problem.errors());
            }
        }
        if (!errors.isEmpty()) {
            String detail = errors.stream()
                    .map(error -> error.field() + ": " + error.detail())
                    .collect(Collectors.joining("; "));
            throw new ProblemException(ProblemType.INVALID_PARAMETER, detail, errors);
        }
    }
}
