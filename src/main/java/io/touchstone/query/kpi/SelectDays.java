package io.touchstone.query.kpi;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.event.SourceKind;
import io.touchstone.rollup.DayCells;
import io.touchstone.rollup.DaySums;
import io.touchstone.rollup.MetricValues;
import io.touchstone.rollup.PurchaseSums;
import io.touchstone.rollup.StoredCodes;
import io.touchstone.sql.Row;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The days of all sources together, of some questions with one statement: two ranges for each of them. */
final class SelectDays {

    /**
     * Those of one question.
     *
     * @param sources by kind, of which the key is the code
     * @param purchases all, credited or not, in the place of credits
     */
    record DaysOfQuery(List<RollupSum> sources, List<RollupSum> purchases) {}

    /** By the number of questions, which are few. */
    private static final Map<Integer, SqlText> TEXTS = new ConcurrentHashMap<>();

    private final List<KpiQuery> questions;
    private final List<DaysOfQuery> days;

    private SelectDays(List<KpiQuery> questions) {
        this.questions = questions;
        this.days = Stream.generate(() -> new DaysOfQuery(new ArrayList<>(), new ArrayList<>()))
                .limit(questions.size())
                .toList();
    }

    /** @param plans one for each question, which says what days to read of it */
    static List<DaysOfQuery> of(Tenant tenant, List<KpiQuery> questions, List<RollupPlan> plans) {
        List<Number> parameters = new ArrayList<>();
        for (int number = 0; number < questions.size(); number++) {
            KpiQuery question = questions.get(number);
            Measurement basis = question.basis();
            parameters.addAll(List.of(
                    question.generation(),
                    plans.get(number).from(question),
                    plans.get(number).to(question),
                    StoredCodes.of(basis.conversionDate()),
                    basis.rule().touch().code()));
        }
        SelectDays select = new SelectDays(questions);
        tenant.queryPrepared(TEXTS.computeIfAbsent(questions.size(), SelectDays::text), select::read, parameters);
        return select.days;
    }

    private static SqlText text(int questions) {
        return SqlText.join(
                "UNION ALL\n",
                IntStream.range(0, questions)
                        .mapToObj(number -> SqlText.of("SELECT ").and(number).and("""
                                , touch, bucket, numbers FROM rollup_day
                                WHERE workspace_id = :workspace AND generation = ? AND bucket >= ? AND bucket <= ?
                                  AND (basis = 0 AND touch = 0 OR basis = ? AND touch = ?)
                                """))
                        .toList());
    }

    private boolean read(Row row) {
        int number = row.integer();
        boolean hasCredits = row.integer() > 0;
        long bucket = row.number();
        String numbers = row.ascii();
        DaysOfQuery ofQuestion = days.get(number);
        if (hasCredits) {
            AttributionRule rule = questions.get(number).basis().rule();
            DayCells.earned(
                    numbers, rule, (kind, earned) -> ofQuestion.sources().add(sum(bucket, kind, credits(earned))));
            return true;
        }
        DaySums day = DaySums.read(numbers);
        day.messages().forEach((kind, tally) -> ofQuestion.sources().add(sum(bucket, kind, tally)));
        return ofQuestion.purchases().add(new RollupSum(bucket, 0, credits(day.purchases())));
    }

    private static RollupSum sum(long bucket, SourceKind kind, MetricValues tally) {
        return new RollupSum(bucket, StoredCodes.of(kind), tally);
    }

    private static MetricValues credits(PurchaseSums sums) {
        return MetricValues.credits(sums.purchases(), sums.amount(), sums.refunds());
    }
}
