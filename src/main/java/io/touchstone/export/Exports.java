package io.touchstone.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchstone.problem.ProblemException;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers in the format that the request asks for. */
@RequestScoped
public class Exports {

    private final RoutingContext context;
    private final HttpHeaders headers;
    private final ObjectMapper json;
    private final ExportConfig config;

    Exports(RoutingContext context, HttpHeaders headers, ObjectMapper json, ExportConfig config) {
        this.context = context;
        this.headers = headers;
        this.json = json;
        this.config = config;
    }

    /**
     * The format of an answer.
     *
     * @param asked empty where it is up to the header {@code Accept}
     * @throws ProblemException when the header takes none of ours, or the parameter {@code raw} is for another one
     */
    public Format format(Optional<Format> asked) {
        Format format = asked.orElseGet(() -> Format.bestOf(headers.getAcceptableMediaTypes()));
        if (isRaw() && format != Format.CSV) {
            throw ProblemException.invalidParameter("raw", "is for CSV: other formats have texts as they are anyway");
        }
        return format;
    }

    /** Whether texts stay as they are, whatever a spreadsheet would make of them. */
    private boolean isRaw() {
        return context.queryParam("raw").contains("true");
    }

    public Response document(Object document) {
        return Response.ok(document, Format.JSON_TYPE).build();
    }

    /**
     * A table, as a file to save.
     *
     * @param nextCursor where the next page begins; null when the table goes on to the end
     */
    public <R> Response table(Format format, Table<R> table, TableQuestion question, @Nullable String nextCursor) {
        String file = "%s_%s_%s%s.%s"
                .formatted(
                        table.name(),
                        question.period().from(),
                        question.period().to(),
                        question.ownRule(),
                        format.code());
        TableStream<R> stream = new TableStream<>(
                shown(format, table), opening(format, table, question), nextCursor, context, config.patience());
        return Response.ok(stream, format.contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .build();
    }

    private <R> Table<R> shown(Format format, Table<R> table) {
        Table.Rows<R> rows = format == Format.XLSX ? new SheetRows<>(table.rows(), SheetRows.MOST) : table.rows();
        boolean headOnly = context.request().method().equals(HttpMethod.HEAD);
        return new Table<>(table.name(), table.columns(), headOnly ? _ -> {} : rows);
    }

    private <R> TableWriter.Opening<R> opening(Format format, Table<R> table, TableQuestion question) {
        return switch (format) {
            case CSV -> out -> new CsvWriter<>(table.columns(), isRaw(), out);
            case NDJSON -> out -> new NdjsonWriter<>(table.columns(), out, json);
            case XLSX -> out -> new XlsxWriter<>(table.columns(), () -> terms(question), out);
            case JSON -> throw new IllegalArgumentException("a table is no JSON document");
        };
    }

    /** Those of the question, and the call that asked it. */
    private Map<String, @Nullable Object> terms(TableQuestion question) {
        Map<String, @Nullable Object> terms =
                new LinkedHashMap<>(question.terms().get());
        terms.put("call", "GET " + context.request().uri());
        return terms;
    }
}
