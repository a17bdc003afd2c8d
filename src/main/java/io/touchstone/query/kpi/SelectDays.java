package io.touchstone.query.kpi;

import io.touchstone.attribution.journey.AttributionRule;
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

/** The days of all sources together, of some questions with one statement: two ranges for each of them. */
final class SelectDays {

    /** By the number of questions, which are few. */
    private static final Map<Integer, SqlText> TEXTS = new ConcurrentHashMap<>();

    private SelectDays() {}

    /** Adds to each question what its plan says of sources, of which the key is the code of the kind, and all purchases. */
    static void read(Tenant tenant, List<KpiSums> questions) {
        List<Number> parameters = new ArrayList<>();
        for (KpiSums sums : questions) {
            KpiQuery question = sums.question();
            Measurement basis = question.basis();
            parameters.addAll(List.of(
                    question.generation(),
                    sums.plan().from(question),
                    sums.plan().to(question),
                    StoredCodes.of(basis.conversionDate()),
                    basis.rule().touch().code()));
        }
        tenant.streamPrepared(
                TEXTS.computeIfAbsent(questions.size(), SelectDays::text), row -> add(questions, row), parameters);
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

    private static void add(List<KpiSums> questions, Row row) {
        KpiSums sums = questions.get(row.integer());
        boolean hasCredits = row.integer() > 0;
        long bucket = row.number();
        String numbers = row.ascii();
        if (hasCredits) {
            AttributionRule rule = sums.question().basis().rule();
            DayCells.earned(
                    numbers,
                    rule,
                    (kind, earned) -> sums.add(
                            bucket,
                            StoredCodes.of(kind),
                            MetricValues.credits(earned.purchases(), earned.amount(), earned.refunds())));
        } else {
            DaySums day = DaySums.read(numbers);
            day.messages().forEach((kind, values) -> sums.add(bucket, StoredCodes.of(kind), values));
            PurchaseSums purchases = day.purchases();
            sums.addPurchases(bucket, purchases.purchases(), purchases.amount().subtract(purchases.refunds()));
        }
    }
}
