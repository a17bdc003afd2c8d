package io.touchstone.query;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.model.Attribution;
import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.http.JsonSettings;
import io.touchstone.query.kpi.Measurement;
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
        addAttribution(terms, echo.attribution());
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

    /** @param attribution null where nothing depends on one */
    static Map<String, @Nullable Object> of(
            PeriodAnswer period, @Nullable Attribution attribution, Currency currency, @Nullable Instant dataAsOf) {
        Map<String, @Nullable Object> terms = new LinkedHashMap<>();
        addPeriod(terms, "", period);
        if (attribution != null) {
            addAttribution(terms, attribution);
        }
        terms.put("currency", currency.getCurrencyCode());
        terms.put("data_as_of", dataAsOf);
        return terms;
    }

    /** For the names of files: what of a question is not as the workspace has it; empty where all is. */
    static String ownRule(Measurement basis, Workspace workspace) {
        String own = ownRule(basis.rule(), basis.sharing(), workspace);
        return switch (basis.conversionDate()) {
            case PURCHASE -> own;
            case SEND -> own + "_by-send";
        };
    }

    static String ownRule(AttributionRule rule, Sharing sharing, Workspace workspace) {
        return ownRule(rule, workspace.attribution()) + ownSharing(sharing, workspace.sharing());
    }

    private static String ownSharing(Sharing sharing, Sharing settings) {
        boolean decays = sharing.model() == AttributionModel.DECAY;
        boolean isOwn = sharing.model() == settings.model() && (!decays || sharing.equals(settings));
        return isOwn
                ? ""
                : "_" + JsonSettings.code(sharing.model())
                        + (decays ? "-" + sharing.halfLife().code() : "");
    }

    /** As above, where rules are all that matters. */
    static String ownRule(AttributionRule rule, AttributionRule settings) {
        String windows = rule.campaignWindow() == rule.flowWindow()
                ? rule.campaignWindow().code()
                : rule.campaignWindow().code() + "-" + rule.flowWindow().code();
        return rule.equals(settings) ? "" : "_" + JsonSettings.code(rule.touch()) + "-" + windows;
    }

    private static void addPeriod(Map<String, @Nullable Object> terms, String prefix, PeriodAnswer period) {
        terms.put(prefix + "period_from", period.from());
        terms.put(prefix + "period_to", period.to());
        terms.put(prefix + "period_timezone", period.timezone());
    }

    private static void addAttribution(Map<String, @Nullable Object> terms, Attribution attribution) {
        terms.put("attribution_touch", attribution.touch());
        terms.put("attribution_campaign_window", attribution.campaignWindow());
        terms.put("attribution_flow_window", attribution.flowWindow());
        terms.put("attribution_model", attribution.model());
        terms.put("attribution_half_life", attribution.halfLife());
    }
}
