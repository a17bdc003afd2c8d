package io.touchstone.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchstone.time.Period;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
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
     * @throws io.touchstone.problem.ProblemException when the header takes none of ours
     */
    public Format format(Optional<Format> asked) {
        return asked.orElseGet(() -> Format.bestOf(headers.getAcceptableMediaTypes()));
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
