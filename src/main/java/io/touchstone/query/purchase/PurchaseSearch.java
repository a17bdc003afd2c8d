package io.touchstone.query.purchase;

import io.touchstone.event.EmailAddress;
import io.touchstone.event.Identity;
import io.touchstone.event.Identity.IdentityKind;
import io.touchstone.event.PhoneNumber;
import io.touchstone.facts.contact.SelectNamesOfContacts;
import io.touchstone.facts.contact.SelectProfiles;
import io.touchstone.problem.ProblemException;
import io.touchstone.query.SearchText;
import io.touchstone.query.purchase.PurchaseCandidates.PossiblePurchase;
import io.touchstone.sql.Tenant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What purchases are found by: how their name or id begins, and, for those who may see who somebody is, who bought.
 *
 * @param form one form of the text
 * @param contactKeys whose phone or e-mail the text is
 * @param ofPeople whether names of people are looked at: of who may not see them nothing is even read
 */
public record PurchaseSearch(String form, Set<Long> contactKeys, boolean ofPeople) {

    private static final int SHORTEST = 2;

    /** What people write between the digits of a phone number. */
    private static final Pattern IN_PHONES =
            Pattern.compile("[\\s().\\-/\\u2010-\\u2015]", Pattern.UNICODE_CHARACTER_CLASS);

    /** What is searched for, as it was given, of a length that leaves something out. */
    static String parse(String search) {
        String text = search.strip();
        if (text.codePointCount(0, text.length()) < SHORTEST) {
            throw ProblemException.invalidParameter(
                    "search", "must have " + SHORTEST + " characters or more, space around them aside");
        }
        return text;
    }

    static PurchaseSearch of(Tenant tenant, String text, boolean ofPeople) {
        Set<Long> contactKeys = new HashSet<>();
        if (ofPeople) {
            phone(text)
                    .or(() -> email(text))
                    .flatMap(identity -> SelectProfiles.byIdentity(tenant, identity))
                    .ifPresent(contactKeys::add);
        }
        return new PurchaseSearch(SearchText.oneForm(text), contactKeys, ofPeople);
    }

    private static Optional<Identity> phone(String text) {
        String digits = IN_PHONES.matcher(text).replaceAll("");
        // In an address a plus sign that was not encoded is a space.
        String phone = digits.startsWith("+") ? digits : "+" + digits;
        return PhoneNumber.violation(phone).isPresent()
                ? Optional.empty()
                : Optional.of(new Identity(IdentityKind.PHONE, PhoneNumber.oneForm(phone)));
    }

    private static Optional<Identity> email(String text) {
        return EmailAddress.find(text).map(email -> new Identity(IdentityKind.EMAIL, EmailAddress.oneForm(email)));
    }

    /** Those that are found, in their order. */
    List<PossiblePurchase> among(Tenant tenant, List<PossiblePurchase> candidates) {
        Set<Long> unknown = new HashSet<>();
        for (PossiblePurchase candidate : candidates) {
            Long contactKey = candidate.purchase().contactKey();
            if (ofPeople && contactKey != null && !isOfOrder(candidate.purchase())) {
                unknown.add(contactKey);
            }
        }
        Map<Long, String> names = SelectNamesOfContacts.of(tenant, unknown);
        return candidates.stream()
                .filter(candidate -> isOfOrder(candidate.purchase())
                        || isOf(candidate.purchase().contactKey(), names))
                .toList();
    }

    private boolean isOfOrder(ListedPurchase purchase) {
        String name = purchase.orderName();
        return SearchText.begins(purchase.id(), form) || (name != null && SearchText.begins(name, form));
    }

    private boolean isOf(@Nullable Long contactKey, Map<Long, String> names) {
        return contactKey != null
                && (contactKeys.contains(contactKey)
                        || Optional.ofNullable(names.get(contactKey))
                                .filter(this::isWordsOf)
                                .isPresent());
    }

    /** Several words are found one after the other: a whole name, too. */
    private boolean isWordsOf(String name) {
        List<String> words = SearchText.words(form);
        return !words.isEmpty() && Collections.indexOfSubList(SearchText.words(SearchText.oneForm(name)), words) >= 0;
    }
}
