package io.touchstone.query;

import io.touchstone.control.workspace.Workspace;
import io.touchstone.export.Format;
import io.touchstone.export.FormatParameters;
import io.touchstone.problem.Choice;
import io.touchstone.problem.Errors;
import io.touchstone.time.Interval;
import jakarta.ws.rs.BeanParam;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of a series. */
public record SeriesParameters(
        @BeanParam KpiParameters kpis,
        @BeanParam ComparisonParameters comparison,
        @BeanParam FilterParameters filters,
        @RestQuery @Nullable String interval,
        @BeanParam FormatParameters formats) {

    record SeriesQuestion(KpiQuestion kpis, Interval interval, Optional<Format> format) {}

    SeriesQuestion parse(Workspace workspace) {
        return Errors.gather(errors -> new SeriesQuestion(
                kpis.parse(workspace, comparison, errors).of(filters.parse(errors)),
                errors.parse(interval, Interval.DAY, Choice.of("interval", Interval.values(), Interval::code)),
                formats.parse(errors)));
    }
}
