package io.touchstone.facts.message;

import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a transaction has to lock beside what its events name, because clicks by ref move between messages that no event of it names. It
 * learns that when it decides; then it starts again, and this, which outlives it, tells what to lock in order.
 */
public final class RefHolds {

    private final Set<String> refs = new TreeSet<>();
    private final Set<String> messageIds = new TreeSet<>();

    public Set<String> refs() {
        return refs;
    }

    public Set<String> messageIds() {
        return messageIds;
    }

    /**
     * What some refs decide is about to change.
     *
     * @throws UnheldException when one of them is not locked
     */
    public void require(Collection<String> changing, Set<String> locked) {
        List<String> missing = new ArrayList<>(changing);
        missing.removeAll(locked);
        startAgainWith(refs, missing);
    }

    /**
     * Some messages are about to change.
     *
     * @throws UnheldException when one of them is not locked
     */
    public void requireMessages(Tenant tenant, Collection<Long> changing, Set<Long> locked) {
        List<Long> missing = new ArrayList<>(changing);
        missing.removeAll(locked);
        startAgainWith(
                messageIds,
                MessageStore.find(tenant, missing).stream().map(Message::id).toList());
    }

    private static void startAgainWith(Set<String> held, List<String> missing) {
        if (!missing.isEmpty()) {
            if (!held.addAll(missing)) {
                throw new IllegalStateException("what was to be locked is not");
            }
            throw new UnheldException();
        }
    }
}
