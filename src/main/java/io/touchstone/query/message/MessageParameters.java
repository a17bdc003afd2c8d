package io.touchstone.query.message;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.export.Format;
import io.touchstone.export.FormatParameters;
import io.touchstone.http.list.PageParameters;
import io.touchstone.http.list.PageQuestion;
import io.touchstone.problem.Choice;
import io.touchstone.problem.Errors;
import io.touchstone.query.AttributionParameters;
import io.touchstone.query.FilterParameters;
import io.touchstone.query.PeriodParameters;
import io.touchstone.query.SharingParameters;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.time.PeriodQuestion;
import jakarta.ws.rs.BeanParam;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters of the list of messages. */
public record MessageParameters(
        @BeanParam PeriodParameters period,
        @BeanParam FilterParameters filters,
        @BeanParam AttributionParameters attribution,
        @BeanParam SharingParameters sharing,
        @RestQuery List<String> state,
        @RestQuery List<String> not,
        @BeanParam PageParameters page,
        @BeanParam FormatParameters formats) {

    record MessageQuestion(
            PeriodQuestion period,
            SourceFilter filter,
            AskedStates states,
            AttributionRule rule,
            Sharing sharing,
            PageQuestion page,
            Optional<Format> format) {}

    /** @param workspace by whose rule and model messages earn unless others are asked for */
    MessageQuestion parse(Workspace workspace) {
        return Errors.gather(errors -> {
            PeriodQuestion asked = period.parse(errors);
            SourceFilter filter = filters.parse(errors);
            AskedStates states = new AskedStates(states("state", state, errors), states("not", not, errors));
            return new MessageQuestion(
                    asked,
                    filter,
                    states,
                    attribution.over(workspace.attribution(), errors),
                    sharing.over(workspace.sharing(), errors),
                    page.parse(errors),
                    formats.parse(errors));
        });
    }

    private static Set<MessageState> states(String parameter, List<String> given, Errors errors) {
        Set<MessageState> states = EnumSet.noneOf(MessageState.class);
        states.addAll(errors.parse(
                given,
                List.of(),
                Choice.some(
                        parameter,
                        MessageState.values(),
                        choice -> choice.name().toLowerCase(Locale.ROOT))));
        return states;
    }
}
