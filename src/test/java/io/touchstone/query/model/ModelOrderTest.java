package io.touchstone.query.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.attribution.model.PurchaseShare;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.control.workspace.RateBase;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.PageQuestion;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Measurement;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.time.Bucket;
import io.touchstone.time.Buckets;
import io.touchstone.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelOrderTest {

    private static final List<AttributionModel> MODELS = List.of(AttributionModel.LAST, AttributionModel.LINEAR);
    private static final Period DAY = new Period(LocalDate.of(2025, 3, 3), LocalDate.of(2025, 3, 3), ZoneOffset.UTC);

    private static final ModelQuery QUESTION = new ModelQuery(
            new KpiQuery(
                    1,
                    DAY,
                    new Buckets(List.of(new Bucket("all", DAY.start(), DAY.end()))),
                    Set.of(),
                    new Measurement(AttributionRule.DEFAULT, Sharing.DEFAULT, ConversionDate.PURCHASE, RateBase.SENT),
                    SourceFilter.ALL,
                    2),
            Dimension.CAMPAIGN,
            MODELS,
            Window.SEVEN_DAYS);

    /** Earning so much by the last touch and by all, in pounds; what costs nothing has no return. */
    private static final List<ModelLine> LINES = List.of(
            line("ant", 30, 10, "5.00"),
            line("bee", 10, 20, "1.00"),
            line("cat", 20, 20, "0"),
            line("dog", 0, 40, "2.00"),
            line(null, 20, 30, "0"));

    private static ModelLine line(@Nullable String campaign, long last, long linear, String cost) {
        ModelSums sums = new ModelSums(MODELS.size(), 2);
        sums.add(0, new PurchaseShare(0, last * 100, 0));
        sums.add(1, new PurchaseShare(0, linear * 100, 0));
        for (int i = 0; i < linear; i++) {
            sums.touch();
        }
        return new ModelLine(campaign, sums, new BigDecimal(cost));
    }

    @ParameterizedTest
    @CsvSource({
        "touched_purchases, ant bee cat null dog",
        "-last_revenue, ant cat null bee dog",
        "linear_gross_revenue, ant bee cat null dog",
        "-last_roi, bee ant dog cat null",
        "last_roi, dog ant bee cat null",
        "revenue_range_low, dog ant bee cat null",
        "-revenue_range_high, dog ant null bee cat",
        "-campaign, dog cat bee ant null"
    })
    void pagesGoOnWhereTheOnesBeforeEnd(String sort, String expected) {
        ModelOrder order = ModelOrder.of(sort, Dimension.CAMPAIGN, MODELS);
        List<String> found = new ArrayList<>();
        String cursor = null;
        do {
            Page<ModelLine> page = order.page(LINES, QUESTION, new PageQuestion(2, cursor).of("lines", false));
            page.data().forEach(line -> found.add(String.valueOf(line.value())));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(String.join(" ", found)).isEqualTo(expected);
    }
}
