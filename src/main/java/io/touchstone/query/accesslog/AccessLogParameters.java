package io.touchstone.query.accesslog;

import io.touchstone.export.Format;
import io.touchstone.export.FormatParameters;
import io.touchstone.http.list.PageParameters;
import io.touchstone.http.list.PageQuestion;
import io.touchstone.problem.Errors;
import io.touchstone.query.PeriodParameters;
import io.touchstone.time.PeriodQuestion;
import jakarta.ws.rs.BeanParam;
import java.util.Optional;

/** The query parameters of the log of those who looked at people. */
public record AccessLogParameters(
        @BeanParam PeriodParameters period,
        @BeanParam PageParameters page,
        @BeanParam FormatParameters formats) {

    record AccessLogQuestion(PeriodQuestion period, PageQuestion page, Optional<Format> format) {}

    AccessLogQuestion parse() {
        return Errors.gather(
                errors -> new AccessLogQuestion(period.parse(errors), page.parse(errors), formats.parse(errors)));
    }
}
