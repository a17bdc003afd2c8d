package io.touchstone.facts.contact;

import io.touchstone.eventlog.KeyRange;
import io.touchstone.facts.contact.IdentityStore.IdentityKey;
import io.touchstone.facts.contact.IdentityStore.Member;
import io.touchstone.sql.Tenant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The identities of some contacts, at 12 bytes each, beside what all events say of these: which of them are named, and which are one
 * person. What events say of others is passed over.
 */
final class IdentityWindow {

    private static final int FIRST_CAPACITY = 1_024;

    private final KeyRange contacts;
    private final int most;

    /** Ascending; as far as {@link #size}, as are the others. */
    private long[] keys = new long[FIRST_CAPACITY];

    private int[] parents = new int[0];
    private int size;

    private final BitSet named = new BitSet();

    private IdentityWindow(KeyRange contacts, int most) {
        this.contacts = contacts;
        this.most = most;
    }

    /**
     * With what events that are gone said of them.
     *
     * @param shared join nobody
     * @param after the greatest key of an identity before them
     * @param most so many identities at most
     */
    static IdentityWindow of(Tenant tenant, SharedIdentities shared, KeyRange contacts, long after, int most) {
        IdentityWindow window = new IdentityWindow(contacts, most);
        IdentityStore.eachKey(tenant, contacts, after, most, window::load);
        window.parents = new int[window.size];
        Arrays.setAll(window.parents, index -> index);
        IdentityLinkStore.eachFrozenOf(
                tenant, contacts, link -> window.add(shared.without(List.of(link.key(), link.other()))));
        return window;
    }

    private void load(IdentityKey identity) {
        if (size == keys.length) {
            int capacity = Math.min(most, 2 * size);
            keys = Arrays.copyOf(keys, capacity);
        }
        keys[size] = identity.key();
        named.set(size, identity.frozen());
        size++;
    }

    int size() {
        return size;
    }

    /** Whether there may be more identities of the same contacts, after the last of these. */
    boolean isFull() {
        return size == most;
    }

    long lastKey() {
        return keys[size - 1];
    }

    /** How many of them any event names. */
    int named() {
        return named.cardinality();
    }

    /** An event's word that some identities are one person. */
    void add(List<Long> identityKeys) {
        int first = -1;
        for (long key : identityKeys) {
            int index = Arrays.binarySearch(keys, 0, size, key);
            if (index >= 0) {
                named.set(index);
                if (first < 0) {
                    first = index;
                } else {
                    parents[root(index)] = root(first);
                }
            }
        }
    }

    private int root(int index) {
        int current = index;
        while (parents[current] != current) {
            parents[current] = parents[parents[current]];
            current = parents[current];
        }
        return current;
    }

    /** Tells of each identity that is not what all events say, which have been added. */
    void compareIdentities(BiConsumer<Long, String> difference) {
        for (int index = 0; index < size; index++) {
            if (!named.get(index)) {
                difference.accept(keys[index], "an identity that no event names");
            }
        }
    }

    /** Tells of each identity that stands with others as one contact, though no event joins them. All identities of the contacts are here. */
    void compareContacts(Tenant tenant, BiConsumer<Long, String> difference) {
        long[] contact = {KeyRange.BEFORE_FIRST};
        int[] person = {-1};
        IdentityStore.eachMember(tenant, contacts, member -> {
            int index = Arrays.binarySearch(keys, 0, size, member.identityKey());
            if (index < 0) { // keys begin at 0: nobody but a hand can have made it
                difference.accept(member.identityKey(), "an identity that no event names");
                return;
            }
            boolean isFirst = member.contactKey() != contact[0];
            if (isFirst) {
                contact[0] = member.contactKey();
                person[0] = root(index);
            }
            tell(member, isFirst, root(index) == person[0], difference);
        });
    }

    private static void tell(Member member, boolean isFirst, boolean isSame, BiConsumer<Long, String> difference) {
        if (isFirst && !member.stored()) {
            difference.accept(member.contactKey(), "a contact that is not stored");
        }
        if (!isSame) {
            difference.accept(member.identityKey(), "two people as one contact");
        }
    }
}
