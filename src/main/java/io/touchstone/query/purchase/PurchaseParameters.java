package io.touchstone.query.purchase;

import io.touchstone.http.Choice;
import io.touchstone.http.list.PageRequest;
import io.touchstone.problem.Checks;
import io.touchstone.problem.ProblemException;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of purchases, beside those of KPI reads. */
public record PurchaseParameters(
        @RestQuery @Nullable String attributed,
        @RestQuery @Nullable String contact,
        @RestQuery @Nullable String limit,
        @RestQuery @Nullable String cursor) {

    @Nullable Boolean attributedOnly() {
        return attributed == null
                ? null
                : Choice.of("attributed", attributed, new Boolean[] {true, false}, String::valueOf);
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
        Checks.all(this::attributedOnly, this::askedContact, () -> PageRequest.of("", limit, null));
    }

    /** Whose purchases are asked for; empty for anybody's. */
    Optional<AskedContact> askedContact() {
        return Optional.ofNullable(contact).map(AskedContact::parse);
    }
}
