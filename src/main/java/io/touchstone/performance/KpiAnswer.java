package io.touchstone.performance;

import io.touchstone.rollup.Tally;
import java.util.List;
import java.util.Map;

/**
 * What there is to tell of some questions, and of the data that it was read from: all of one moment.
 *
 * @param generation of the roll-ups that were in use; 0 where the workspace was not there
 * @param tallies one for each question, in their order
 */
public record KpiAnswer(long version, int generation, List<KpiTallies> tallies) {

    /**
     * What there is to tell of one question.
     *
     * @param groups those that have anything to tell
     * @param totals by bucket, of all purchases of the same days; without any when sources are filtered out
     */
    public record KpiTallies(Map<Group, Tally> groups, Map<Integer, Totals> totals) {}
}
