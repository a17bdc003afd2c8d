package io.touchstone.contact;

import org.jspecify.annotations.Nullable;

/**
 * Who a contact is, for people to read.
 *
 * @param id of several, the one that events named last for the first time; so for the phone
 */
public record ContactProfile(
        @Nullable String id,
        @Nullable String name,
        @Nullable String phone) {

    static final ContactProfile UNKNOWN = new ContactProfile(null, null, null);

    /** What a reader may see who may not see who somebody is: initials, country code and the last two digits. */
    public ContactProfile masked() {
        return new ContactProfile(
                null, name == null ? null : Masking.initials(name), phone == null ? null : Masking.phone(phone));
    }
}
