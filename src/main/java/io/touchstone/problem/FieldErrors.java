package io.touchstone.problem;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with the fields of a body, told at once so that a client can mend all of it. For one thread at a time. */
public final class FieldErrors {

    /** As many as somebody mends before the next try. */
    private static final int USUAL_MOST = 100;

    private final int most;
    private final List<FieldError> found = new ArrayList<>();

    public FieldErrors() {
        this(USUAL_MOST);
    }

    /** @param most as many are told; those after them are not */
    public FieldErrors(int most) {
        this.most = most;
    }

    /** @param field as the client wrote it */
    public void add(String field, String detail) {
        if (found.size() < most) {
            found.add(new FieldError(field, detail));
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** How many are told so far. */
    public int count() {
        return found.size();
    }

    /** @throws ProblemException with all of them, if there are any */
    public void end() {
        if (!found.isEmpty()) {
            FieldError first = found.getFirst();
            throw new ProblemException(ProblemType.INVALID_BODY, first.field() + ": " + first.detail(), found);
        }
    }
}
