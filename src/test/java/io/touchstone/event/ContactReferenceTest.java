package io.touchstone.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchstone.event.Identity.IdentityKind;
import org.junit.jupiter.api.Test;

class ContactReferenceTest {

    @Test
    void everythingThatNamesAContactIsAnIdentityInTheFormInWhichItIsCompared() {
        ContactReference all = new ContactReference("c1", "+5215512345678", "u1", "Ana", "Ana@Example.com");
        assertThat(all.identities())
                .containsExactly(
                        new Identity(IdentityKind.ID, "c1"),
                        new Identity(IdentityKind.PHONE, "+525512345678"),
                        new Identity(IdentityKind.WHATSAPP_USER_ID, "u1"),
                        new Identity(IdentityKind.EMAIL, "ana@example.com"));
    }

    @Test
    void oneIdentityIsEnough() {
        assertThat(new ContactReference("c1", null, null, null, null).identities())
                .containsExactly(new Identity(IdentityKind.ID, "c1"));
        assertThat(new ContactReference(null, "+12", null, null, null).identities())
                .containsExactly(new Identity(IdentityKind.PHONE, "+12"));
        assertThat(new ContactReference(null, null, "u1", null, null).identities())
                .containsExactly(new Identity(IdentityKind.WHATSAPP_USER_ID, "u1"));
        assertThat(new ContactReference(null, null, null, null, "a@b").identities())
                .containsExactly(new Identity(IdentityKind.EMAIL, "a@b"));
    }

    @Test
    void aNameAloneNamesNobody() {
        assertThatThrownBy(() -> new ContactReference(null, null, null, "Ana", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatStandsForAnErasedValueIsNoValueThatCouldBeSent() {
        assertThat(Identity.isErased(Identity.erasedValue(7))).isTrue();
        assertThat(Identity.erasedValue(7)).isNotEqualTo(Identity.erasedValue(8));
        assertThat(Identity.isErased("7")).isFalse();
        assertThat(Identity.isErased("")).isFalse();
    }
}
