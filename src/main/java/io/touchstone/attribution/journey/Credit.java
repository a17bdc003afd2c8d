package io.touchstone.attribution.journey;

import io.touchstone.event.SourceKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A stored candidate: what earns a purchase under a touch rule and every pair of windows that {@link Candidate#earns}.
 *
 * @param sentAt when its message was sent, epoch milliseconds
 * @param touchedAt epoch milliseconds
 */
public record Credit(
        long purchaseKey,
        TouchRule rule,
        SourceKind kind,
        long messageKey,
        long sourceKey,
        long sentAt,
        long touchedAt,
        TouchRule strength,
        int step,
        int rivalStep) {

    /** Those of a purchase of a contact with this journey. @param placedAt epoch milliseconds */
    public static List<Credit> of(long purchaseKey, long placedAt, Journey journey) {
        List<Credit> credits = new ArrayList<>();
        for (TouchRule rule : TouchRule.values()) {
            for (Candidate candidate : journey.candidates(placedAt, rule)) {
                credits.add(of(purchaseKey, rule, candidate));
            }
        }
        return credits;
    }

    private static Credit of(long purchaseKey, TouchRule rule, Candidate candidate) {
        Touch touch = candidate.touch();
        return new Credit(
                purchaseKey,
                rule,
                touch.kind(),
                touch.messageKey(),
                touch.sourceKey(),
                touch.sentAt(),
                touch.at(),
                touch.strength(),
                candidate.step(),
                candidate.rivalStep());
    }

    public boolean hasKeyOf(Credit other) {
        return purchaseKey == other.purchaseKey && rule == other.rule && kind == other.kind;
    }
}
