package io.touchstone.openapi;

import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Verdict;
import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.attribution.placebo.NoBaseline;
import io.touchstone.attribution.placebo.PlaceboWarning;
import io.touchstone.control.access.Scope;
import io.touchstone.control.workspace.RateBase;
import io.touchstone.event.EventType;
import io.touchstone.event.ReplyKind;
import io.touchstone.event.SourceKind;
import io.touchstone.event.json.RejectionType;
import io.touchstone.problem.ProblemType;
import io.touchstone.query.catalog.SourceOrder;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.Kpi;
import io.touchstone.query.kpi.Measure;
import io.touchstone.query.message.MessageState;
import io.touchstone.query.model.ModelOrder;
import io.touchstone.query.purchase.PurchaseOrder;
import io.touchstone.query.purchase.PurchaseState;
import io.touchstone.query.report.ReportColumn;
import io.touchstone.source.ratecard.Price;
import io.touchstone.time.Comparison;
import io.touchstone.time.Interval;
import io.touchstone.time.PeriodPreset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Gives the schemas that stand for closed sets their values, and those of KPIs their fields. */
final class Vocabulary {

    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("PeriodPreset", codes(PeriodPreset.values(), PeriodPreset::code)),
            Map.entry("Comparison", codes(Comparison.values(), Comparison::code)),
            Map.entry("Interval", codes(Interval.values(), Interval::code)),
            Map.entry("Touch", names(TouchRule.values())),
            Map.entry("Window", codes(Window.values(), Window::code)),
            Map.entry("ConversionDate", names(ConversionDate.values())),
            Map.entry("RateBase", names(RateBase.values())),
            Map.entry("SourceKind", names(SourceKind.values())),
            Map.entry("MessageState", names(MessageState.values())),
            Map.entry("PurchaseState", names(PurchaseState.values())),
            Map.entry("LostReason", names(Verdict.Reason.values())),
            Map.entry("Dimension", codes(Dimension.values(), Dimension::code)),
            Map.entry("Kpi", codes(Measure.all().toArray(Measure[]::new), Measure::code)),
            Map.entry("Unit", names(Kpi.Unit.values())),
            Map.entry("ColumnType", names(ReportColumn.Type.values())),
            Map.entry("EventType", codes(EventType.values(), EventType::code)),
            Map.entry("ReplyKind", names(ReplyKind.values())),
            Map.entry("RejectionType", codes(RejectionType.values(), RejectionType::urn)),
            Map.entry(
                    "ProblemType",
                    codes(ProblemType.values(), type -> type.uri().toString())),
            Map.entry("AttributionModel", names(AttributionModel.values())),
            Map.entry("NoBaseline", names(NoBaseline.values())),
            Map.entry("PlaceboWarning", names(PlaceboWarning.values())),
            Map.entry("NoPriceReason", names(Price.Why.values())),
            Map.entry("Scope", Scope.OF_KEYS));

    private Vocabulary() {}

    static void addTo(Map<String, Schema> schemas) {
        VALUES.forEach((name, values) ->
                schema(schemas, name).addType(SchemaType.STRING).setEnumeration(List.copyOf(values)));
        Schema kpis = schema(schemas, "Kpis").addType(SchemaType.OBJECT);
        Schema changes = schema(schemas, "KpiChanges").addType(SchemaType.OBJECT);
        Schema row = schema(schemas, "ReportRow").addType(SchemaType.OBJECT);
        for (Dimension dimension : Dimension.values()) {
            row.addProperty(
                    dimension.code(),
                    dimension.recurs()
                            ? OASFactory.createSchema().addType(SchemaType.INTEGER)
                            : OASFactory.createSchema()
                                    .addType(SchemaType.STRING)
                                    .addType(SchemaType.NULL));
        }
        for (Kpi kpi : Kpi.values()) {
            kpis.addProperty(kpi.code(), of(kpi)).addRequired(kpi.code());
            changes.addProperty(kpi.code(), change()).addRequired(kpi.code());
        }
        Measure.all().forEach(measure -> row.addProperty(measure.code(), of(measure)));
    }

    /** What the parameter {@code sort} of campaigns and flows may be. */
    static List<String> sourceOrders() {
        return eitherWay(SourceOrder.COLUMNS);
    }

    static List<String> purchaseOrders() {
        return eitherWay(PurchaseOrder.COLUMNS);
    }

    static List<String> reportOrders() {
        return eitherWay(Stream.concat(
                        Arrays.stream(Dimension.values()).map(Dimension::code),
                        Measure.all().stream().map(Measure::code))
                .toList());
    }

    static List<String> modelOrders() {
        return eitherWay(ModelOrder.columns());
    }

    private static List<String> eitherWay(List<String> columns) {
        return columns.stream()
                .flatMap(column -> Stream.of(column, "-" + column))
                .toList();
    }

    private static Schema of(Measure measure) {
        Schema schema = OASFactory.createSchema().description(measure.formula());
        return switch (measure.unit()) {
            // Under a model that shares, conversions are parts of them.
            case COUNT -> schema.addType(measure == Kpi.CONVERSIONS ? SchemaType.NUMBER : SchemaType.INTEGER);
            case MONEY, FRACTION, MULTIPLE ->
                measure.isAdditive()
                        ? schema.addType(SchemaType.NUMBER)
                        : schema.addType(SchemaType.NUMBER).addType(SchemaType.NULL);
        };
    }

    private static Schema change() {
        return OASFactory.createSchema().addType(SchemaType.NUMBER).addType(SchemaType.NULL);
    }

    private static Schema schema(Map<String, Schema> schemas, String name) {
        return Objects.requireNonNull(schemas.get(name), name);
    }

    private static <T> List<String> codes(T[] values, Function<T, String> code) {
        return Arrays.stream(values).map(code).toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return codes(values, value -> value.name().toLowerCase(Locale.ROOT));
    }
}
