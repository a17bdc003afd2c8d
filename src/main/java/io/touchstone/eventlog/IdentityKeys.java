package io.touchstone.eventlog;

import io.touchstone.sql.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of the identities that an event gives for a contact; null for those it does not give. */
public record IdentityKeys(
        @Nullable Long id,
        @Nullable Long phone,
        @Nullable Long whatsappUserId,
        @Nullable Long email) {

    public static final IdentityKeys NONE = new IdentityKeys(null, null, null, null);

    /** From the next four columns of an event: its keys of an id, a phone, a WhatsApp user id, an e-mail. */
    public static IdentityKeys read(Row row) {
        return new IdentityKeys(row.numberOrNull(), row.numberOrNull(), row.numberOrNull(), row.numberOrNull());
    }

    public List<Long> all() {
        List<Long> keys = new ArrayList<>(4);
        for (Long key : new Long[] {id, phone, whatsappUserId, email}) {
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    public boolean isEmpty() {
        return id == null && phone == null && whatsappUserId == null && email == null;
    }

    /** The first identity given: enough to find the contact. */
    public long any() {
        return all().getFirst();
    }
}
