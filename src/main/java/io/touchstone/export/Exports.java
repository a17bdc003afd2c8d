package io.touchstone.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchstone.time.Period;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
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
     * The format asked for: by the parameter {@code format}, else by {@code Accept}, else JSON.
     *
     * @throws io.touchstone.problem.ProblemException when it is none of ours
     */
    public Format format() {
        return Format.bestOf(headers.getAcceptableMediaTypes());
    }

    public Response document(Object document) {
        return Response.ok(document, Format.JSON_TYPE).build();
    }

    /**
     * A table, as a file to save.
     *
     * @param nextCursor where the next page begins; null when the table goes on to the end
     */
    public <R> Response table(Format format, Table<R> table, Period period, @Nullable String nextCursor) {
        String file = "%s_%s_%s.%s".formatted(table.name(), period.from(), period.to(), format.code());
        boolean headOnly = context.request().method().equals(HttpMethod.HEAD);
        Table<R> shown = headOnly ? new Table<>(table.name(), table.columns(), _ -> {}) : table;
        TableStream<R> stream = new TableStream<>(shown, format, nextCursor, json, context, config.patience());
        return Response.ok(stream, format.contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .build();
    }
}
