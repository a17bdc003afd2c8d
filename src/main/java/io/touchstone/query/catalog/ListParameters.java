package io.touchstone.query.catalog;

import io.touchstone.control.workspace.Workspace;
import io.touchstone.export.Format;
import io.touchstone.export.FormatParameters;
import io.touchstone.http.list.PageParameters;
import io.touchstone.http.list.PageQuestion;
import io.touchstone.problem.Choice;
import io.touchstone.problem.Errors;
import io.touchstone.query.ComparisonParameters;
import io.touchstone.query.FilterParameters;
import io.touchstone.query.KpiParameters;
import io.touchstone.query.KpiQuestion;
import jakarta.ws.rs.BeanParam;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of the lists of campaigns and flows. */
public record ListParameters(
        @BeanParam KpiParameters kpis,
        @BeanParam ComparisonParameters comparison,
        @BeanParam FilterParameters filters,
        @RestQuery @Nullable String all,
        @RestQuery @Nullable String search,
        @RestQuery @Nullable String sort,
        @BeanParam PageParameters page,
        @BeanParam FormatParameters formats) {

    record ListQuestion(KpiQuestion kpis, Selection selection, PageQuestion page, Optional<Format> format) {}

    /**
     * Which rows there are, and in which order.
     *
     * @param all those without anything in the period, too
     * @param search what their names or ids contain, whatever their case and Unicode form; empty for any
     */
    record Selection(boolean all, String search, SourceOrder order) {}

    ListQuestion parse(Workspace workspace) {
        return Errors.gather(errors -> new ListQuestion(
                kpis.parse(workspace, comparison, errors).of(filters.parse(errors)),
                new Selection(
                        errors.parse(all, false, Choice.trueOrFalse("all")),
                        Objects.requireNonNullElse(search, ""),
                        errors.parse(sort, SourceOrder.DEFAULT, SourceOrder::of)),
                page.parse(errors),
                formats.parse(errors)));
    }
}
