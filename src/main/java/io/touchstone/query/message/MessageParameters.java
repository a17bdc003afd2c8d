package io.touchstone.query.message;

import io.touchstone.http.Choice;
import io.touchstone.http.list.PageRequest;
import io.touchstone.problem.Checks;
import io.touchstone.problem.ProblemException;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of messages, beside the period and the filters of KPI reads. */
public record MessageParameters(
        @RestQuery @Nullable String state,
        @RestQuery @Nullable String limit,
        @RestQuery @Nullable String cursor) {

    /** All counted messages are sent: so it is without the parameter. */
    MessageState stateAsked() {
        return state == null ? MessageState.SENT : Choice.of("state", state, MessageState.values());
    }

    /**
     * The page of a list, see {@link PageRequest#list}.
     *
     * @param asTable whether it goes on to the end unless there is a limit
     */
    PageRequest page(String list, boolean asTable) {
        return asTable && limit == null ? PageRequest.unlimited(list, cursor) : PageRequest.of(list, limit, cursor);
    }

    /** @throws ProblemException naming all that cannot be used, the cursor aside */
    void check() {
        Checks.all(this::stateAsked, () -> PageRequest.of("", limit, null));
    }
}
