package io.touchstone.facts.message;

import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which message each click by ref belongs to: of the counted messages with that ref the one that was sent last, not after it, and of
 * messages sent at one instant the one with the greatest id. A click that was made before all of them belongs to the first, if it was made
 * {@link RefClick#LONGEST_WAIT} before at most, and is among the first {@link RefClick#MOST_WAITING} of these.
 *
 * <p>Within one transaction, which holds the locks of the refs: it is asked for the times of clicks that may belong elsewhere now,
 * and decides all of them at once.
 */
public final class RefDecisions {

    /** A click that belongs to another message than before, or to none. */
    public record ClickDecision(RefClick before, RefClick after) {}

    /**
     * Clicks between two instants, both inclusive, epoch milliseconds.
     *
     * @param ofMessages whether messages changed: else only clicks came
     */
    private record ClickSpan(long from, long to, boolean ofMessages) {

        ClickSpan and(ClickSpan other) {
            return new ClickSpan(Math.min(from, other.from), Math.max(to, other.to), ofMessages || other.ofMessages);
        }

        /**
         * With all that decides who waits: clicks before the first message depend on each other.
         *
         * @param sendings null when no message has the ref
         */
        ClickSpan whole(@Nullable RefSendings sendings) {
            return sendings == null || from <= sendings.firstAt()
                    ? new ClickSpan(
                            from - RefClick.LONGEST_WAIT,
                            sendings == null ? to : Math.max(to, sendings.firstAt()),
                            ofMessages)
                    : this;
        }

        boolean includes(long at) {
            return from <= at && at <= to;
        }
    }

    private final Map<String, ClickSpan> spans = new TreeMap<>();
    private final boolean distrustful;

    private RefDecisions(boolean distrustful) {
        this.distrustful = distrustful;
    }

    /** Clicks that come belong to no message yet. */
    public static RefDecisions ofNew() {
        return new RefDecisions(false);
    }

    /** Whatever is stored of clicks may be wrong. */
    public static RefDecisions ofStored() {
        return new RefDecisions(true);
    }

    /** A click that came, or is looked at. */
    public void at(RefClick click) {
        spans.merge(click.ref(), new ClickSpan(click.at(), click.at(), false), ClickSpan::and);
    }

    /** Clicks that a message may have, if it was sent so. */
    public void to(RefMessage message) {
        spans.merge(message.ref(), new ClickSpan(message.sentAt(), Long.MAX_VALUE, true), ClickSpan::and);
    }

    /** Stores which messages the clicks that were asked for belong to. */
    public List<ClickDecision> decide(Tenant tenant) {
        List<ClickDecision> decisions = compare(tenant);
        RefClickStore.save(tenant, decisions.stream().map(ClickDecision::after).toList());
        return decisions;
    }

    /** Of the clicks that were asked for, those that do not belong to what is stored. */
    public List<ClickDecision> compare(Tenant tenant) {
        if (spans.isEmpty()) {
            return List.of();
        }
        Map<String, RefSendings> sendings = RefMessageStore.sendings(tenant, spans.keySet());
        Map<String, ClickSpan> asked = new HashMap<>();
        spans.forEach((ref, span) -> {
            if (span.ofMessages() || sendings.containsKey(ref)) {
                asked.put(ref, span.whole(sendings.get(ref)));
            } else if (distrustful) {
                asked.put(ref, span);
            } // What comes for a ref without a message waits, however much there is.
        });
        if (asked.isEmpty()) {
            return List.of();
        }
        ClickSpan all = asked.values().stream().reduce(ClickSpan::and).orElseThrow();
        ClickWalk walk = new ClickWalk(asked, sendings);
        RefClickStore.eachBetween(tenant, asked.keySet(), all.from(), all.to(), walk::pass);
        return walk.decisions;
    }

    /** The messages that some decisions take from, or give to. */
    public static Set<Long> messageKeys(List<ClickDecision> decisions) {
        Set<Long> keys = new HashSet<>();
        for (ClickDecision decision : decisions) {
            for (RefClick click : List.of(decision.before(), decision.after())) {
                if (click.messageKey() != null) {
                    keys.add(click.messageKey());
                }
            }
        }
        return keys;
    }

    /** Passes the clicks of each ref in their order, of which none has to be kept but for those that move. */
    private static final class ClickWalk {

        private final Map<String, ClickSpan> asked;
        private final Map<String, RefSendings> sendings;
        private final List<ClickDecision> decisions = new ArrayList<>();
        private String ref = "";
        private int waiting;

        ClickWalk(Map<String, ClickSpan> asked, Map<String, RefSendings> sendings) {
            this.asked = asked;
            this.sendings = sendings;
        }

        void pass(RefClick click) {
            if (!ref.equals(click.ref())) {
                ref = click.ref();
                waiting = 0;
            }
            if (Objects.requireNonNull(asked.get(ref)).includes(click.at())) {
                Long right = messageOf(click);
                if (!Objects.equals(right, click.messageKey())) {
                    decisions.add(new ClickDecision(click, click.to(right)));
                }
            }
        }

        private @Nullable Long messageOf(RefClick click) {
            RefSendings ofRef = sendings.get(ref);
            if (ofRef == null) {
                return null;
            }
            if (click.at() >= ofRef.firstAt()) {
                return ofRef.keyAt(click.at());
            }
            boolean waits = ofRef.firstAt() - click.at() <= RefClick.LONGEST_WAIT && waiting++ < RefClick.MOST_WAITING;
            return waits ? (Long) ofRef.firstKey() : null;
        }
    }
}
