package io.touchstone.query.model;

import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.export.Format;
import io.touchstone.export.FormatParameters;
import io.touchstone.http.list.PageParameters;
import io.touchstone.http.list.PageQuestion;
import io.touchstone.problem.Choice;
import io.touchstone.problem.Errors;
import io.touchstone.query.AttributionParameters;
import io.touchstone.query.FilterParameters;
import io.touchstone.query.KpiQuestion;
import io.touchstone.query.MeasurementParameters;
import io.touchstone.query.PeriodParameters;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.SourceFilter;
import jakarta.ws.rs.BeanParam;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of models side by side. */
public record ModelParameters(
        @BeanParam PeriodParameters period,
        @BeanParam AttributionParameters attribution,
        @BeanParam MeasurementParameters measurement,
        @BeanParam FilterParameters filters,
        @RestQuery List<String> models,
        @RestQuery("half_life") @Nullable String halfLife,
        @RestQuery @Nullable String by,
        @RestQuery @Nullable String sort,
        @BeanParam PageParameters page,
        @BeanParam FormatParameters formats) {

    /** @param halfLife of the model that has one, asked for or not */
    record ModelQuestion(
            KpiQuestion kpis,
            List<AttributionModel> models,
            Window halfLife,
            Dimension by,
            ModelOrder order,
            PageQuestion page,
            Optional<Format> format) {}

    ModelQuestion parse(Workspace workspace) {
        return Errors.gather(errors -> {
            SourceFilter sources = filters.parse(errors);
            List<AttributionModel> shown = errors.parse(
                    models,
                    List.of(AttributionModel.values()),
                    Choice.some("models", AttributionModel.values(), ModelRow::code));
            Dimension rows = errors.parse(
                    by,
                    Dimension.SOURCE_KIND,
                    Choice.of("by", ModelQuery.DIMENSIONS.toArray(Dimension[]::new), Dimension::code));
            if (rows == Dimension.NODE && sources.flowIds().size() != 1) {
                errors.add("by", "node needs exactly one flow_id");
            }
            if (halfLife != null && !shown.contains(AttributionModel.DECAY) && !errors.has("models")) {
                errors.add("half_life", "goes with the model decay");
            }
            return new ModelQuestion(
                    new KpiQuestion(
                            period.parse(errors),
                            Optional.empty(),
                            measurement.with(
                                    attribution.over(workspace.attribution(), errors),
                                    workspace.sharing(),
                                    workspace.rateBase(),
                                    errors),
                            sources),
                    shown,
                    errors.parse(
                            halfLife,
                            workspace.sharing().halfLife(),
                            Choice.of("half_life", Window.values(), Window::code)),
                    rows,
                    errors.has("by") || errors.has("models")
                            ? ModelOrder.DEFAULT
                            : errors.parse(sort, ModelOrder.DEFAULT, given -> ModelOrder.of(given, rows, shown)),
                    page.parse(errors),
                    formats.parse(errors));
        });
    }
}
