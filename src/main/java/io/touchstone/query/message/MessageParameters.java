package io.touchstone.query.message;

import io.touchstone.export.Format;
import io.touchstone.export.FormatParameters;
import io.touchstone.http.list.PageParameters;
import io.touchstone.http.list.PageQuestion;
import io.touchstone.problem.Choice;
import io.touchstone.problem.Errors;
import io.touchstone.query.FilterParameters;
import io.touchstone.query.PeriodParameters;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.time.PeriodQuestion;
import jakarta.ws.rs.BeanParam;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of messages. */
public record MessageParameters(
        @BeanParam PeriodParameters period,
        @BeanParam FilterParameters filters,
        @RestQuery @Nullable String state,
        @BeanParam PageParameters page,
        @BeanParam FormatParameters formats) {

    record MessageQuestion(
            PeriodQuestion period,
            SourceFilter filter,
            MessageState state,
            PageQuestion page,
            Optional<Format> format) {}

    MessageQuestion parse() {
        return Errors.gather(errors -> new MessageQuestion(
                period.parse(errors),
                filters.parse(errors),
                // All counted messages are sent.
                errors.parse(state, MessageState.SENT, Choice.of("state", MessageState.values())),
                page.parse(errors),
                formats.parse(errors)));
    }
}
