package io.touchstone.query.placebo;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.placebo.NoBaseline;
import io.touchstone.attribution.placebo.PlaceboFigures;
import io.touchstone.attribution.placebo.PlaceboFigures.Bounds;
import io.touchstone.attribution.placebo.PlaceboRule;
import io.touchstone.attribution.placebo.PlaceboWarning;
import io.touchstone.attribution.placebo.PlaceboWeek;
import io.touchstone.attribution.placebo.SpanSales;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.export.Column;
import io.touchstone.http.JsonSettings;
import io.touchstone.query.PeriodAnswer;
import io.touchstone.query.kpi.PlainDecimal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a placebo found, and the question that it answers.
 *
 * @param currency of all money, ISO 4217
 * @param rebuilding true while the facts are being made again; else left out
 * @param dataAsOf when the newest event was stored; null while none was since this is kept
 * @param interval of the share of revenue, 95 %; with it and the share all that follows from them is null, for the reason given
 * @param reason null where there is a share
 * @param overstatement null, too, unless the whole interval of the excess is above zero
 */
record PlaceboAnswer(
        PeriodAnswer period,
        AskedRule attribution,
        String currency,
        @JsonInclude(NON_NULL) @Nullable Boolean rebuilding,
        @Nullable Instant dataAsOf,
        Sales inWindows,
        @Nullable BigDecimal baselineShare,
        @Nullable List<BigDecimal> interval,
        @Nullable BigDecimal baselineShareOfConversions,
        @Nullable BigDecimal excessRevenue,
        @Nullable List<BigDecimal> excessInterval,
        BigDecimal attributedRevenue,
        @Nullable BigDecimal overstatement,
        @Nullable NoBaseline reason,
        BigDecimal comparableShare,
        List<WeekRow> weeks,
        List<PlaceboWarning> warnings) {

    /** The windows that were looked at. */
    record AskedRule(TouchRule touch, Window campaignWindow) {}

    record Sales(long conversions, BigDecimal revenue) {

        static Sales of(SpanSales sales) {
            return new Sales(sales.conversions(), PlainDecimal.plain(sales.revenue()));
        }
    }

    /** Windows moved by so many weeks. */
    record WeekRow(
            int weeks,
            long messages,
            long conversions,
            BigDecimal revenue,
            long placeboConversions,
            BigDecimal placeboRevenue) {

        static final List<Column<WeekRow>> COLUMNS = List.of(
                Column.of("weeks", WeekRow::weeks),
                Column.of("messages", WeekRow::messages),
                Column.of("conversions", WeekRow::conversions),
                Column.of("revenue", WeekRow::revenue),
                Column.of("placebo_conversions", WeekRow::placeboConversions),
                Column.of("placebo_revenue", WeekRow::placeboRevenue));

        static WeekRow of(PlaceboWeek week) {
            return new WeekRow(
                    week.weeks(),
                    week.messages(),
                    week.sales().conversions(),
                    PlainDecimal.plain(week.sales().revenue()),
                    week.placebo().conversions(),
                    PlainDecimal.plain(week.placebo().revenue()));
        }
    }

    /** @param attributed to the same messages, under the workspace's own rule */
    static PlaceboAnswer of(
            PeriodAnswer period,
            PlaceboRule rule,
            Workspace workspace,
            @Nullable Instant dataAsOf,
            PlaceboFigures figures,
            BigDecimal attributed) {
        int decimals = workspace.currency().getDefaultFractionDigits();
        return new PlaceboAnswer(
                period,
                new AskedRule(rule.touch(), rule.window()),
                workspace.currency().getCurrencyCode(),
                workspace.rebuilding() ? true : null,
                dataAsOf,
                Sales.of(figures.inWindows()),
                plain(figures.baselineShare()),
                bounds(figures.interval()),
                plain(figures.baselineShareOfConversions()),
                plain(figures.excessRevenue(decimals)),
                bounds(figures.excessInterval(decimals)),
                PlainDecimal.plain(attributed),
                plain(figures.overstatement(attributed, decimals)),
                figures.reason().orElse(null),
                PlainDecimal.plain(figures.comparableShare()),
                figures.weeks().stream().map(WeekRow::of).toList(),
                figures.warnings());
    }

    /** All of it but the rows, for whoever gets these as a table. */
    Map<String, @Nullable Object> terms() {
        Map<String, @Nullable Object> terms = new LinkedHashMap<>();
        terms.put("attribution_touch", attribution.touch());
        terms.put("attribution_campaign_window", attribution.campaignWindow());
        terms.put("in_windows_conversions", inWindows.conversions());
        terms.put("in_windows_revenue", inWindows.revenue());
        terms.put("baseline_share", baselineShare);
        putBounds("interval", interval, terms);
        terms.put("baseline_share_of_conversions", baselineShareOfConversions);
        terms.put("excess_revenue", excessRevenue);
        putBounds("excess_interval", excessInterval, terms);
        terms.put("attributed_revenue", attributedRevenue);
        terms.put("overstatement", overstatement);
        terms.put("reason", reason);
        terms.put("comparable_share", comparableShare);
        terms.put("warnings", warnings.stream().map(JsonSettings::code).collect(Collectors.joining(",")));
        if (rebuilding != null) {
            terms.put("rebuilding", rebuilding);
        }
        return terms;
    }

    private static void putBounds(String name, @Nullable List<BigDecimal> bounds, Map<String, @Nullable Object> terms) {
        terms.put(name + "_low", bounds == null ? null : bounds.getFirst());
        terms.put(name + "_high", bounds == null ? null : bounds.getLast());
    }

    private static @Nullable BigDecimal plain(Optional<BigDecimal> value) {
        return value.map(PlainDecimal::plain).orElse(null);
    }

    private static @Nullable List<BigDecimal> bounds(Optional<Bounds> bounds) {
        return bounds.map(both -> List.of(PlainDecimal.plain(both.low()), PlainDecimal.plain(both.high())))
                .orElse(null);
    }
}
