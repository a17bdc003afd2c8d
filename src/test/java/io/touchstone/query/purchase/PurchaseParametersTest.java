package io.touchstone.query.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.event.Identity;
import io.touchstone.export.FormatParameters;
import io.touchstone.http.list.PageParameters;
import io.touchstone.problem.ProblemException;
import io.touchstone.query.AttributionParameters;
import io.touchstone.query.FilterParameters;
import io.touchstone.query.PeriodParameters;
import io.touchstone.query.SharingParameters;
import io.touchstone.query.purchase.PurchaseParameters.PurchaseQuestion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurchaseParametersTest {

    @ParameterizedTest
    @CsvSource({
        "phone:+33612345678, PHONE, +33612345678",
        "id:customer-1, ID, customer-1",
        "id:phone:+33, ID, phone:+33",
        "id::, ID, :",
        "email:Ada@Shop.Example, EMAIL, ada@shop.example",
        "whatsapp_user_id:US.13491208655302741918, WHATSAPP_USER_ID, US.13491208655302741918",
    })
    void aContactIsNamedByOneOfItsIdentities(String contact, Identity.IdentityKind kind, String value) {
        assertThat(parse(null, contact).contact()).isEqualTo(new AskedContact.ByIdentity(new Identity(kind, value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ":", "customer-1", "id", "+33612345678", "ID:customer-1", "mail:a@example.com", " id:1"})
    void aContactNeedsAKindOfIdentity(String contact) {
        assertThatThrownBy(() -> parse(null, contact))
                .isInstanceOf(ProblemException.class)
                .hasMessage("contact: must be one of key:, id:, phone:, whatsapp_user_id:, email:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone:", "phone:33612345678", "phone: 33612345678", "phone:+0", "phone:+33 6"})
    void aPhoneMustBeE164(String contact) {
        assertThatThrownBy(() -> parse(null, contact))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("contact: must be E.164");
    }

    @Test
    void whoForgotToEncodeThePlusSignIsTold() {
        assertThatThrownBy(() -> parse(null, "phone: 33612345678")).hasMessageContaining("%2B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id:", "id:..", "whatsapp_user_id:", "id:a\nb"})
    void anIdMustBeAnId(String contact) {
        assertThatThrownBy(() -> parse(null, contact))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("contact: must");
    }

    @ParameterizedTest
    @CsvSource({"key:c_1, c_1", "key:, ''", "key:id:1, id:1"})
    void aContactIsNamedByItsKey(String contact, String key) {
        assertThat(parse(null, contact).contact()).isEqualTo(new AskedContact.ByKey(key));
    }

    @Test
    void withoutAContactEverybodyIsMeant() {
        assertThat(parse(null, null).contact()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", ","})
    void attributedIsTrueFalseOrNotAsked(@Nullable String attributed, @Nullable Boolean expected) {
        assertThat(parse(attributed, null).attributed()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TRUE", "1", "yes"})
    void attributedIsNothingElse(String attributed) {
        assertThatThrownBy(() -> parse(attributed, null))
                .isInstanceOf(ProblemException.class)
                .hasMessage("attributed: must be one of true, false");
    }

    private static PurchaseQuestion parse(@Nullable String attributed, @Nullable String contact) {
        return new PurchaseParameters(
                        new PeriodParameters(null, null, null),
                        new AttributionParameters(null, null, null, null),
                        new SharingParameters(null, null),
                        new FilterParameters(List.of(), List.of(), List.of(), null),
                        null,
                        attributed,
                        List.of(),
                        contact,
                        null,
                        null,
                        new PageParameters(null, null),
                        new FormatParameters(null, null))
                .parse(AttributionRule.DEFAULT, Sharing.DEFAULT);
    }
}
