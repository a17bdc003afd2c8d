package io.touchstone.attribution.journey;

import io.touchstone.event.CodePointOrder;
import io.touchstone.event.SourceKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept with a purchase of the messages before it, in some bytes: of each message that touched the buyer within the longest window
 * its key, its source, when it was sent, and its latest touch under each touch rule. From that the candidates under every rule follow.
 *
 * <p>Times and keys are kept as how far before those of the purchase they are, so that the bytes are short, and the same whenever it was. Messages
 * stand in the order in which candidates of one instant do; so their ids, which decide it, need not be kept.
 */
public final class KeptJourney {

    /** Longer ones are not kept: of some hundred messages to one buyer within a month, which is a robot's. */
    public static final int LONGEST = 2_000;

    /** In the place of how much earlier the latest touch of the next strength was, and 1: there is none of it, nor a stronger one. */
    private static final long NO_TOUCH = 0;

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    /** Its key, its source, when it was sent, and three touches: each a number of 64 bits at most. */
    private static final int LONGEST_MESSAGE = 6 * 10;

    /** Likewise, and one touch with none of the next strength: each of one byte at least. */
    private static final int SHORTEST_MESSAGE = 5;

    /** Of a purchase before which nothing was. */
    public static final KeptJourney NONE = new KeptJourney(new byte[0]);

    private static final Comparator<MessageTouches> ORDER = Comparator.comparingLong(MessageTouches::sentAt)
            .thenComparing(message -> message.latest.messageId(), CodePointOrder.INSTANCE);

    /** Of one message the latest touch of each strength or of a stronger one. */
    private static final class MessageTouches {

        private final Touch latest;
        private final long[] at = new long[TouchRule.values().length];
        private int known;

        /** @param latest of whatever strength, as the first that is added */
        MessageTouches(Touch latest) {
            this.latest = latest;
        }

        /** @param touch not later than the one before */
        void add(Touch touch) {
            while (known < touch.strength().code()) {
                at[known++] = touch.at();
            }
        }

        long sentAt() {
            return latest.sentAt();
        }
    }

    private final byte[] bytes;

    /** @param bytes as {@link #bytes} gave them */
    public KeptJourney(byte[] bytes) {
        this.bytes = bytes;
    }

    public byte[] bytes() {
        return bytes;
    }

    /**
     * Empty where it takes more than {@link #LONGEST} bytes; without a message it takes none.
     *
     * @param purchaseKey of the purchase
     * @param purchasedAt epoch milliseconds
     * @param latestFirst the touches within reach before the purchase
     */
    static Optional<KeptJourney> of(long purchaseKey, long purchasedAt, List<Touch> latestFirst) {
        if (latestFirst.isEmpty()) {
            return Optional.of(NONE);
        }
        Map<Long, MessageTouches> messages = new HashMap<>();
        for (Touch touch : latestFirst) {
            messages.computeIfAbsent(touch.messageKey(), _ -> new MessageTouches(touch))
                    .add(touch);
            if (messages.size() * SHORTEST_MESSAGE > LONGEST) {
                return Optional.empty();
            }
        }
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST + LONGEST_MESSAGE);
        for (MessageTouches message : messages.values().stream().sorted(ORDER).toList()) {
            put(bytes, purchaseKey, purchasedAt, message);
            if (bytes.position() > LONGEST) {
                return Optional.empty();
            }
        }
        byte[] kept = new byte[bytes.position()];
        bytes.flip().get(kept);
        return Optional.of(new KeptJourney(kept));
    }

    private static void put(ByteBuffer bytes, long purchaseKey, long purchasedAt, MessageTouches message) {
        putSigned(bytes, purchaseKey - message.latest.messageKey());
        put(bytes, (message.latest.sourceKey() << 1) | (message.latest.kind() == SourceKind.FLOW ? 1 : 0));
        // Clocks of platforms differ, so that it may be after the purchase.
        putSigned(bytes, purchasedAt - message.sentAt());
        put(bytes, purchasedAt - message.at[0]);
        for (int i = 1; i < message.known; i++) {
            put(bytes, message.at[i - 1] - message.at[i] + 1);
        }
        if (message.known < message.at.length) {
            put(bytes, NO_TOUCH);
        }
    }

    /**
     * As {@link Journey#qualified} of the journey that was kept, but that the touches have no message ids, and for a strength the weakest that they
     * must have.
     *
     * @param purchaseKey of the purchase that it is kept with
     * @param purchasedAt epoch milliseconds
     */
    public List<Touch> qualified(long purchaseKey, long purchasedAt, AttributionRule rule) {
        return qualified(purchaseKey, purchasedAt, rule, Integer.MAX_VALUE);
    }

    /** Whether {@link #qualified} has any: it takes less to tell. */
    public boolean hasQualified(long purchaseKey, long purchasedAt, AttributionRule rule) {
        return !qualified(purchaseKey, purchasedAt, rule, 1).isEmpty();
    }

    private List<Touch> qualified(long purchaseKey, long purchasedAt, AttributionRule rule, int most) {
        List<Touch> candidates = new ArrayList<>();
        ByteBuffer left = ByteBuffer.wrap(bytes);
        boolean inOrder = true;
        long last = Long.MIN_VALUE;
        while (left.hasRemaining() && candidates.size() < most) {
            long messageKey = purchaseKey - nextSigned(left);
            long source = next(left);
            SourceKind kind = (source & 1) == 0 ? SourceKind.CAMPAIGN : SourceKind.FLOW;
            long sentAt = purchasedAt - nextSigned(left);
            long lag = next(left);
            long lagOfRule = lag;
            boolean touched = true;
            boolean known = true;
            for (int code = TouchRule.DELIVERED.code() + 1; known && code <= TouchRule.values().length; code++) {
                long more = next(left);
                known = more != NO_TOUCH;
                if (known) {
                    lag += more - 1;
                }
                if (code <= rule.touch().code()) {
                    touched = known;
                    lagOfRule = lag;
                }
            }
            if (touched && lagOfRule <= rule.window(kind).length().toMillis()) {
                long at = purchasedAt - lagOfRule;
                inOrder &= at >= last;
                last = at;
                candidates.add(new Touch(at, rule.touch(), messageKey, "", sentAt, source >>> 1, kind));
            }
        }
        if (!inOrder) {
            candidates.sort(Comparator.comparingLong(Touch::at));
        }
        return candidates;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeptJourney kept && Arrays.equals(bytes, kept.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    private static void put(ByteBuffer bytes, long value) {
        long left = value;
        while (left >>> BITS != 0) {
            bytes.put((byte) (left | MORE));
            left >>>= BITS;
        }
        bytes.put((byte) left);
    }

    /** Those below zero are as short as others. */
    private static void putSigned(ByteBuffer bytes, long value) {
        put(bytes, (value << 1) ^ (value >> (Long.SIZE - 1)));
    }

    private static long nextSigned(ByteBuffer bytes) {
        long value = next(bytes);
        return (value >>> 1) ^ -(value & 1);
    }

    private static long next(ByteBuffer bytes) {
        long value = 0;
        int shift = 0;
        byte part;
        do {
            part = bytes.get();
            value |= (long) (part & (MORE - 1)) << shift;
            shift += BITS;
        } while (part < 0);
        return value;
    }
}
