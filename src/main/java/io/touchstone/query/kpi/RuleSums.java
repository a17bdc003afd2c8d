package io.touchstone.query.kpi;

import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.rollup.MetricValues;
import io.touchstone.rollup.PurchaseSums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Adds up what a question comes to under each touch rule and each window that is the same for both kinds of source. What is earned under
 * one window is earned under all longer ones.
 */
final class RuleSums {

    private static final TouchRule[] TOUCHES = TouchRule.values();
    private static final Window[] WINDOWS = Window.values();

    private MetricValues messages = MetricValues.ZERO;
    private final PurchaseSums[][] earned = new PurchaseSums[TOUCHES.length][WINDOWS.length];
    private int rows;

    RuleSums() {
        for (PurchaseSums[] ofTouch : earned) {
            Arrays.fill(ofTouch, PurchaseSums.ZERO);
        }
    }

    /** To be told once of each row. */
    void row() {
        rows++;
    }

    /** How many rows there were. */
    int rows() {
        return rows;
    }

    /** The same under every rule. */
    void addMessages(MetricValues values) {
        messages = messages.plus(values);
    }

    /** @param step of the shortest window under which they are earned */
    void addCredits(TouchRule touch, int step, PurchaseSums sums) {
        PurchaseSums[] ofTouch = earned[touch.ordinal()];
        ofTouch[step - 1] = ofTouch[step - 1].plus(sums);
    }

    /** One for each rule, touches from the weakest and windows from the shortest on. */
    List<RuleValues> values() {
        List<RuleValues> all = new ArrayList<>(TOUCHES.length * WINDOWS.length);
        for (TouchRule touch : TOUCHES) {
            PurchaseSums sums = PurchaseSums.ZERO;
            for (Window window : WINDOWS) {
                sums = sums.plus(earned[touch.ordinal()][window.step() - 1]);
                MetricValues credits = MetricValues.credits(sums.purchases(), sums.amount(), sums.refunds());
                all.add(new RuleValues(touch, window, messages.plus(credits)));
            }
        }
        return all;
    }
}
