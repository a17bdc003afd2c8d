package io.touchstone.facts.contact;

import io.touchstone.eventlog.KeyRange;
import io.touchstone.facts.contact.IdentityLinkStore.Link;
import io.touchstone.facts.contact.IdentityStore.Member;
import io.touchstone.sql.Tenant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** The identities of some contacts, at some 24 bytes each, and which of those that one contact has are one person by the events. */
final class ContactMembers {

    /** Of shared identities: each belongs to nobody, and is no part of a person. One keeps the contact that nobody else has: see {@link #leaving}. */
    static final int NOBODY = -1;

    private static final int FIRST_CAPACITY = 64;

    private final SharedIdentities shared;

    /** Ascending; as far as {@link #size}, as are the others. */
    private long[] keys = new long[FIRST_CAPACITY];

    private long[] contacts = new long[FIRST_CAPACITY];
    private int[] parents = new int[FIRST_CAPACITY];
    private int size;

    private final BitSet frozen = new BitSet();

    /** Contacts that are not stored, or were merged into others. */
    private final Set<Long> gone = new TreeSet<>();

    private ContactMembers(SharedIdentities shared) {
        this.shared = shared;
    }

    static ContactMembers of(Tenant tenant, SharedIdentities shared, KeyRange contacts) {
        ContactMembers members = new ContactMembers(shared);
        IdentityStore.eachMemberByKey(tenant, contacts, members::load);
        IdentityLinkStore.eachOf(tenant, contacts, members::join);
        return members;
    }

    private void load(Member member) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            contacts = Arrays.copyOf(contacts, 2 * size);
            parents = Arrays.copyOf(parents, 2 * size);
        }
        keys[size] = member.identityKey();
        contacts[size] = member.contactKey();
        parents[size] = size;
        frozen.set(size, member.frozen());
        size++;
        if (!member.stored()) {
            gone.add(member.contactKey());
        }
    }

    private void join(Link link) {
        int index = index(link.key());
        int other = index(link.other());
        if (index >= 0
                && other >= 0
                && contacts[index] == contacts[other]
                && !shared.has(link.key())
                && !shared.has(link.other())) {
            parents[root(index)] = root(other);
        }
    }

    private int index(long key) {
        return Arrays.binarySearch(keys, 0, size, key);
    }

    private int root(int index) {
        int current = index;
        while (parents[current] != current) {
            parents[current] = parents[parents[current]];
            current = parents[current];
        }
        return current;
    }

    LongStream keys() {
        return Arrays.stream(keys, 0, size);
    }

    /**
     * By key, the identities that must leave the contact that they are stored with, and the number of the person that each of them
     * is a part of: all of that person leaves. Of several people of one contact the one with the most identities stays. Where all are shared, one that
     * events named which are gone stays: what these made hangs on the contact, and nothing else could tell whose it is.
     *
     * @param most so many, and the rest of the last person
     */
    Map<Long, Integer> leaving(int most) {
        int[] sizes = new int[size];
        for (int index = 0; index < size; index++) {
            if (!shared.has(keys[index])) {
                sizes[root(index)]++;
            }
        }
        BitSet staying = staying(sizes);
        BitSet people = new BitSet();
        Map<Long, Integer> leaving = new TreeMap<>();
        int count = 0;
        for (int index = 0; index < size && count < most; index++) {
            if (shared.has(keys[index])) {
                if (!staying.get(index)) {
                    leaving.put(keys[index], NOBODY);
                    count++;
                }
            } else if (!staying.get(root(index)) && !people.get(root(index))) {
                people.set(root(index));
                count += sizes[root(index)];
            }
        }
        for (int index = 0; index < size; index++) {
            if (people.get(root(index)) && !shared.has(keys[index])) {
                leaving.put(keys[index], root(index));
            }
        }
        return leaving;
    }

    /** The roots of those who keep their contact. */
    private BitSet staying(int[] sizes) {
        Map<Long, Integer> largest = new HashMap<>();
        for (int index = 0; index < size; index++) {
            if (sizes[index] > 0 && !gone.contains(contacts[index])) {
                largest.merge(contacts[index], index, (left, right) -> sizes[right] > sizes[left] ? right : left);
            }
        }
        for (int index = 0; index < size; index++) {
            if (frozen.get(index) && shared.has(keys[index]) && !gone.contains(contacts[index])) {
                largest.putIfAbsent(contacts[index], index);
            }
        }
        BitSet staying = new BitSet();
        largest.values().forEach(staying::set);
        return staying;
    }
}
