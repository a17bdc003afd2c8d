package io.touchstone.query.placebo;

import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.placebo.PlaceboRule;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.event.SourceKind;
import io.touchstone.export.Format;
import io.touchstone.export.FormatParameters;
import io.touchstone.problem.Choice;
import io.touchstone.problem.Errors;
import io.touchstone.problem.ProblemException;
import io.touchstone.query.PeriodParameters;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.time.PeriodQuestion;
import jakarta.ws.rs.BeanParam;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of a placebo. */
public record PlaceboParameters(
        @BeanParam PeriodParameters period,
        @RestQuery("campaign_id") List<String> campaignId,
        @RestQuery @Nullable String touch,
        @RestQuery("campaign_window") @Nullable String campaignWindow,
        @RestQuery @Nullable String weeks,
        @BeanParam FormatParameters formats) {

    /**
     * What they ask for.
     *
     * @param period of sending
     * @param campaigns some, or all there are
     */
    record PlaceboQuestion(PeriodQuestion period, PlaceboRule rule, SourceFilter campaigns, Optional<Format> format) {}

    PlaceboQuestion parse(Workspace workspace) {
        return Errors.gather(errors -> new PlaceboQuestion(
                period.parse(errors),
                new PlaceboRule(
                        errors.parse(touch, PlaceboRule.USUAL_TOUCH, Choice.of("touch", TouchRule.values())),
                        errors.parse(
                                campaignWindow,
                                workspace.attribution().campaignWindow(),
                                Choice.of("campaign_window", Window.values(), Window::code)),
                        errors.parse(weeks, PlaceboRule.USUAL_WEEKS, PlaceboParameters::parseWeeks)),
                new SourceFilter(Set.copyOf(campaignId), Set.of(), Set.of(), SourceKind.CAMPAIGN),
                formats.parse(errors)));
    }

    private static int parseWeeks(String given) {
        int number = given.matches("[0-9]") ? Integer.parseInt(given) : 0;
        if (number < PlaceboRule.FEWEST_WEEKS || number > PlaceboRule.MOST_WEEKS) {
            throw ProblemException.invalidParameter(
                    "weeks",
                    "must be a whole number from %d to %d".formatted(PlaceboRule.FEWEST_WEEKS, PlaceboRule.MOST_WEEKS));
        }
        return number;
    }
}
