package io.touchstone.facts.contact;

import org.jspecify.annotations.Nullable;

/**
 * Who a contact is, for people to read, as far as the caller may.
 *
 * @param key opaque, for joining and counting people
 * @param id of several, the one that events named last for the first time; so for the phone
 * @param email the latest that an event gave
 */
public record ContactProfile(
        String key,
        @Nullable String id,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email) {

    /** What a reader may see who may not see who somebody is: initials, country code and the last two digits. */
    ContactProfile masked() {
        return new ContactProfile(
                key,
                null,
                name == null ? null : Masking.initials(name),
                phone == null ? null : Masking.phone(phone),
                null);
    }
}
