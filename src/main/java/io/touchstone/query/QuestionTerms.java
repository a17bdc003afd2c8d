package io.touchstone.query;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.http.JsonSettings;
import io.touchstone.time.Period;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked, as tables say it: by the names of the fields in JSON, nested ones joined. */
final class QuestionTerms {

    private QuestionTerms() {}

    static Map<String, @Nullable Object> of(Echo echo, Optional<Period> other, @Nullable Instant dataAsOf) {
        Map<String, @Nullable Object> terms = new LinkedHashMap<>();
        addPeriod(terms, "", echo.period());
        other.ifPresent(period -> addPeriod(terms, "comparison_", PeriodAnswer.of(period)));
        addRule(terms, echo.attribution());
        terms.put("conversion_date", echo.conversionDate());
        terms.put("rate_base", echo.rateBase());
        terms.put("currency", echo.currency());
        terms.put("complete", echo.complete());
        if (echo.rebuilding() != null) {
            terms.put("rebuilding", echo.rebuilding());
        }
        terms.put("data_as_of", dataAsOf);
        return terms;
    }

    /** @param rule null where nothing depends on one */
    static Map<String, @Nullable Object> of(
            PeriodAnswer period, @Nullable AttributionRule rule, Currency currency, @Nullable Instant dataAsOf) {
        Map<String, @Nullable Object> terms = new LinkedHashMap<>();
        addPeriod(terms, "", period);
        if (rule != null) {
            addRule(terms, rule);
        }
        terms.put("currency", currency.getCurrencyCode());
        terms.put("data_as_of", dataAsOf);
        return terms;
    }

    /** For the names of files: what of a question is not as the workspace has it; empty where all is. */
    static String ownRule(AttributionRule rule, AttributionRule settings, ConversionDate conversionDate) {
        String windows = rule.campaignWindow() == rule.flowWindow()
                ? rule.campaignWindow().code()
                : rule.campaignWindow().code() + "-" + rule.flowWindow().code();
        String own = rule.equals(settings) ? "" : "_" + JsonSettings.code(rule.touch()) + "-" + windows;
        return switch (conversionDate) {
            case PURCHASE -> own;
            case SEND -> own + "_by-send";
        };
    }

    private static void addPeriod(Map<String, @Nullable Object> terms, String prefix, PeriodAnswer period) {
        terms.put(prefix + "period_from", period.from());
        terms.put(prefix + "period_to", period.to());
        terms.put(prefix + "period_timezone", period.timezone());
    }

    private static void addRule(Map<String, @Nullable Object> terms, AttributionRule rule) {
        terms.put("attribution_touch", rule.touch());
        terms.put("attribution_campaign_window", rule.campaignWindow());
        terms.put("attribution_flow_window", rule.flowWindow());
    }
}
