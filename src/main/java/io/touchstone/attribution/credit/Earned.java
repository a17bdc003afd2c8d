package io.touchstone.attribution.credit;

import io.touchstone.attribution.journey.AttributionRule;
import java.util.List;

/**
 * Which of the credits that are kept earn under a rule, as SQL: the one whose window reaches its touch, unless the window of its rival,
 * the more recent touch of the other kind, reaches that one. The same in Java is {@link io.touchstone.attribution.journey.Candidate#earns}.
 */
public final class Earned {

    /** Over the columns {@code touch}, {@code kind}, {@code step} and {@code rival_step}, with placeholders for {@link #parameters}. */
    public static final String CONDITION = """
            touch = ? AND (kind = 1 AND step <= ? AND (rival_step = 0 OR rival_step > ?)
              OR kind = 2 AND step <= ? AND (rival_step = 0 OR rival_step > ?))
            """;

    private Earned() {}

    public static List<Object> parameters(AttributionRule rule) {
        int campaign = rule.campaignWindow().step();
        int flow = rule.flowWindow().step();
        return List.of(rule.touch().code(), campaign, flow, flow, campaign);
    }
}
