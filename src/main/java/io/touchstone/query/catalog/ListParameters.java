package io.touchstone.query.catalog;

import io.touchstone.http.Choice;
import io.touchstone.http.list.PageRequest;
import io.touchstone.problem.Checks;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of the lists of campaigns and flows. */
public record ListParameters(
        @RestQuery @Nullable String all,
        @RestQuery @Nullable String search,
        @RestQuery @Nullable String sort,
        @RestQuery @Nullable String limit,
        @RestQuery @Nullable String cursor) {

    /** Whether those without anything in the period are asked for, too. */
    boolean wantsAll() {
        return all != null && Choice.of("all", all, new Boolean[] {true, false}, String::valueOf);
    }

    /**
     * The page of a list, see {@link PageRequest#list}.
     *
     * @param asTable whether it goes on to the end unless there is a limit
     */
    PageRequest page(String list, boolean asTable) {
        return asTable && limit == null ? PageRequest.unlimited(list, cursor) : PageRequest.of(list, limit, cursor);
    }

    /** @throws io.touchstone.problem.ProblemException naming all that cannot be used, the cursor aside */
    void check() {
        Checks.all(this::wantsAll, () -> SourceOrder.of(sort), () -> PageRequest.of("", limit, null));
    }
}
