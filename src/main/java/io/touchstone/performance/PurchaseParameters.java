package io.touchstone.performance;

import io.touchstone.event.Identifier;
import io.touchstone.event.Identity;
import io.touchstone.event.PhoneNumber;
import io.touchstone.http.Choice;
import io.touchstone.http.PageRequest;
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
        Checks.all(this::attributedOnly, this::identity, () -> PageRequest.of("", limit, null));
    }

    /** Whose purchases are asked for, such as {@code phone:+33612345678}. */
    Optional<Identity> identity() {
        if (contact == null) {
            return Optional.empty();
        }
        int colon = contact.indexOf(':');
        Identity.Kind kind = Choice.of(
                "contact",
                colon < 0 ? contact : contact.substring(0, colon + 1),
                Identity.Kind.values(),
                value -> switch (value) {
                    case ID -> "id:";
                    case PHONE -> "phone:";
                    case WHATSAPP_USER_ID -> "whatsapp_user_id:";
                });
        String value = contact.substring(colon + 1);
        Optional<String> violation =
                kind == Identity.Kind.PHONE ? PhoneNumber.violation(value) : Identifier.violation(value);
        violation.ifPresent(detail -> {
            // What a plus sign that was not encoded has become.
            throw ProblemException.invalidParameter(
                    "contact", value.startsWith(" ") ? detail + "; in an address it is written %2B" : detail);
        });
        return Optional.of(new Identity(kind, value));
    }
}
