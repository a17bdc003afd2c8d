package io.touchstone.facts.message;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** When the messages of one ref were sent, of those sent at one instant the one with the greatest id: 16 bytes for each. */
final class RefSendings {

    private long[] times = new long[1];
    private long[] keys = new long[1];
    private int size;

    /** In the order of time and id. */
    void add(RefMessage message) {
        if (size == 0 || times[size - 1] != message.sentAt()) {
            if (size == times.length) {
                times = Arrays.copyOf(times, 2 * size);
                keys = Arrays.copyOf(keys, 2 * size);
            }
            times[size++] = message.sentAt();
        }
        keys[size - 1] = message.messageKey();
    }

    /** Epoch milliseconds. */
    long firstAt() {
        return times[0];
    }

    long firstKey() {
        return keys[0];
    }

    /** The message that was sent last, not after an instant; null when there is none. @param at epoch milliseconds */
    @Nullable Long keyAt(long at) {
        int found = Arrays.binarySearch(times, 0, size, at);
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? null : (Long) keys[index];
    }
}
