package io.touchstone.eventlog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of the identities that an event gives for a contact; null for those it does not give. */
public record IdentityKeys(
        @Nullable Long id, @Nullable Long phone, @Nullable Long whatsappUserId) {

    public static final IdentityKeys NONE = new IdentityKeys(null, null, null);

    public List<Long> all() {
        List<Long> keys = new ArrayList<>(3);
        for (Long key : new Long[] {id, phone, whatsappUserId}) {
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    public boolean isEmpty() {
        return id == null && phone == null && whatsappUserId == null;
    }

    /** The first identity given: enough to find the contact. */
    public long any() {
        return all().getFirst();
    }
}
