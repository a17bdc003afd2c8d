package io.touchstone.attribution.model;

import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.Verdict;
import io.touchstone.attribution.journey.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of one touch before a purchase under a model.
 *
 * @param share what it has; empty where it has nothing
 * @param qualified whether it was strong enough and in its window
 * @param reason why it has nothing; null where it has something
 */
public record SharedTouch(
        Touch touch, Optional<PurchaseShare> share, boolean qualified, Verdict.@Nullable Reason reason) {

    /**
     * The touches of a journey, with their shares of a purchase.
     *
     * @param verdicts all touches, judged under the rule of the last touch, in order
     * @param gross in minor units of the currency
     * @param refunds likewise, at most {@code gross}
     */
    public static List<SharedTouch> of(
            List<Verdict> verdicts, AttributionModel model, Window halfLife, long gross, long refunds) {
        Set<Integer> candidates = candidates(verdicts);
        long[] touchedAt = candidates.stream()
                .sorted()
                .mapToLong(place -> verdicts.get(place).touch().at())
                .toArray();
        List<PurchaseShare> shares = touchedAt.length == 0
                ? List.of()
                : PurchaseShare.of(model.weights(touchedAt, halfLife), gross, refunds);
        List<SharedTouch> touches = new ArrayList<>();
        int candidate = 0;
        for (int i = 0; i < verdicts.size(); i++) {
            Verdict verdict = verdicts.get(i);
            touches.add(
                    candidates.contains(i)
                            ? candidate(verdict.touch(), shares.get(candidate++), model)
                            : new SharedTouch(
                                    verdict.touch(), Optional.empty(), verdict.qualified(), reason(verdict, model)));
        }
        return touches;
    }

    /** The places of those that are the latest of their message. */
    private static Set<Integer> candidates(List<Verdict> verdicts) {
        Set<Integer> places = new HashSet<>();
        Set<Long> messages = new HashSet<>();
        for (int i = verdicts.size() - 1; i >= 0; i--) {
            if (verdicts.get(i).qualified()
                    && messages.add(verdicts.get(i).touch().messageKey())) {
                places.add(i);
            }
        }
        return places;
    }

    private static SharedTouch candidate(Touch touch, PurchaseShare share, AttributionModel model) {
        return share.isNothing()
                ? new SharedTouch(
                        touch,
                        Optional.empty(),
                        true,
                        model == AttributionModel.FIRST
                                ? Verdict.Reason.EARLIER_TOUCH_WON
                                : Verdict.Reason.LATER_TOUCH_WON)
                : new SharedTouch(touch, Optional.of(share), true, null);
    }

    /** Under the last touch a touch that qualified lost to a later one, of whichever message. */
    private static Verdict.@Nullable Reason reason(Verdict verdict, AttributionModel model) {
        return verdict.qualified() && model != AttributionModel.LAST
                ? Verdict.Reason.LATER_TOUCH_OF_MESSAGE
                : verdict.reason();
    }
}
