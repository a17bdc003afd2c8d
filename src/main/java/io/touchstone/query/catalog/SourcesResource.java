package io.touchstone.query.catalog;

import io.touchstone.event.SourceKind;
import io.touchstone.export.Exports;
import io.touchstone.export.Format;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.PageRequest;
import io.touchstone.problem.Errors;
import io.touchstone.query.ComparisonParameters;
import io.touchstone.query.KpiParameters;
import io.touchstone.query.QueryContext;
import io.touchstone.query.UnderstoodQuestion;
import io.touchstone.query.catalog.ListParameters.ListQuestion;
import io.touchstone.query.catalog.SourceRow.Numbers;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** What the resources of campaigns and of flows have in common. */
abstract class SourcesResource {

    final QueryContext context;
    final Exports exports;
    private final Sources sources;

    SourcesResource(QueryContext context, Exports exports, Sources sources) {
        this.context = context;
        this.exports = exports;
        this.sources = sources;
    }

    Response list(SourceKind kind, ListParameters parameters) {
        ListQuestion asked = parameters.parse(context.workspace());
        Format format = exports.format(asked.format());
        UnderstoodQuestion question = context.understand(asked.kpis());
        PageRequest request = asked.page().of(kind + " " + question + asked.selection(), format.isTable());
        Page<Numbers> page = sources.page(kind, question, asked.selection(), request);
        return format.isTable()
                ? exports.table(
                        format,
                        SourceList.table(kind.name().toLowerCase(Locale.ROOT) + "s", page, question.other()),
                        context.asked(question),
                        page.nextCursor())
                : exports.document(SourceList.of(context.echo(question), page, question.other()));
    }

    SourceDetail one(SourceKind kind, String id, KpiParameters parameters, ComparisonParameters comparison) {
        return sources.one(
                kind,
                id,
                context.understand(Errors.gather(errors -> parameters.parse(context.workspace(), comparison, errors))));
    }
}
