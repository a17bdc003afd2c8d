package io.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import io.touchstone.event.Identity;
import io.touchstone.event.Identity.IdentityKind;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is who, by e-mail and by phones in one form, and what names nobody. */
class ReferenceContactsTest extends SmallWorld {

    private static final ContactReference TILL = phone("+33100000000");

    @ParameterizedTest
    @CsvSource({
        "+5511987654321, +551187654321",
        "+5511967654321, +551167654321",
        "+5215512345678, +525512345678",
        "+5491112345678, +541112345678",
    })
    void aPhoneIsOnePersonsHoweverItIsSpelled(String one, String other) {
        sent("m", phone(one), 0);
        read("m", 1);
        bought("p", phone(other), 2);
        assertThat(winner("p")).isEqualTo("m");
    }

    @ParameterizedTest
    @CsvSource({
        "+5511957654321, +551157654321",
        "+5511998765432, +55119987654321",
        "+521551234567, +52551234567",
        "+52155123456789, +5255123456789",
        "+549111234567, +54111234567",
        "+15512345678, +5512345678",
    })
    void phonesThatOnlyLookAlikeAreTwoPersons(String one, String other) {
        sent("m", phone(one), 0);
        read("m", 1);
        bought("p", phone(other), 2);
        assertThat(winner("p")).isNull();
    }

    @Test
    void aPhoneIsShownAsTheEarliestEventSpellsIt() {
        events.add(new Event.ContactIdentified("x", at(2), phone("+551187654321"), null));
        bought("p", phone("+5511987654321"), 3);
        assertThat(contactOf(purchase()).phones().values()).containsExactly("+551187654321");
        events.add(new Event.ContactIdentified("\uD83D\uDE00", at(1), phone("+551187654321"), null));
        events.add(new Event.ContactIdentified("\uFB01", at(1), phone("+5511987654321"), null));
        assertThat(contactOf(purchase()).phones().values()).containsExactly("+5511987654321");
    }

    @Test
    void anEmailIsAnIdentityWhateverItsCaseAndTheSpaceAroundIt() {
        sent("m", new ContactReference("ada", null, null, null, "Ada@Shop.example"), 0);
        read("m", 1);
        bought("p", email(" ada@shop.EXAMPLE "), 2);
        bought("q", email("áda@shop.example"), 2);
        assertThat(winner("p")).isEqualTo("m");
        assertThat(winner("q")).isNull();
        assertThat(contactOf(reference().messages().getFirst()).email()).isEqualTo("ada@shop.EXAMPLE");
    }

    @Test
    void theContactOfAnAnswerIsNamedByIt() {
        sent("m", "ada", SPRING, 0);
        read("m", 1);
        bought("p", phone("+33639980001"), 2);
        assertThat(winner("p")).isNull();
        answered(new ContactReference("ada", "+33639980001", null, null, null), at(500));
        assertThat(winner("p")).isEqualTo("m");
    }

    @Test
    void sharedIdentitiesJoinNobody() {
        sent("m", new ContactReference("ada", TILL.phone(), null, null, null), 0);
        read("m", 1);
        bought("p", new ContactReference("bob", TILL.phone(), null, null, null), 2);
        assertThat(winner("p")).isEqualTo("m");
        assertThat(withTill().credit("p", AttributionRule.DEFAULT)).isEmpty();
        assertThat(contactOf(withTill().purchases().getFirst()))
                .isEqualTo(new Contact(Set.copyOf(id("bob").identities()), Map.of(), null, null));
    }

    @Test
    void whatIsNamedBySharedIdentitiesAloneCountsAndIsNobodys() {
        sent("m", TILL, 0);
        read("m", 1);
        bought("p", TILL, 2);
        answered(TILL, at(1));
        Reference reference = withTill();
        assertThat(reference.credit("p", AttributionRule.DEFAULT)).isEmpty();
        assertThat(reference.kpis(WEEK).get("sent")).isEqualByComparingTo("1");
        assertThat(reference.kpis(WEEK).get("responses")).isEqualByComparingTo("0");
        assertThat(reference.totals(WEEK).get("total_purchases")).isEqualByComparingTo("1");
        assertThat(reference.journey("p", AttributionRule.DEFAULT)).isEmpty();
    }

    @Test
    void whatElseIsGivenWithASharedIdentityStillJoins() {
        sent("m", new ContactReference("ada", TILL.phone(), "FR.1", null, null), 0);
        read("m", 1);
        bought("p", new ContactReference(null, TILL.phone(), "FR.1", null, null), 2);
        assertThat(withTill().credit("p", AttributionRule.DEFAULT)).isPresent();
    }

    private Reference withTill() {
        return new Reference(events, PARIS, EUR, Set.of(new Identity(IdentityKind.PHONE, "+33100000000")));
    }

    private void sent(String message, ContactReference contact, long hour) {
        events.add(new Event.MessageSent(nextId(), at(hour), message, contact, SPRING, null, null, null));
    }

    private void bought(String purchase, ContactReference contact, long hour) {
        events.add(new Event.PurchasePlaced(nextId(), at(hour), purchase, contact, euros("10"), null, false));
    }
}
