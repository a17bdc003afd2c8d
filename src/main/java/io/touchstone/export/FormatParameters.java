package io.touchstone.export;

import io.touchstone.http.Choice;
import io.touchstone.problem.ProblemException;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameter of answers with rows that chooses a format; it beats the header {@code Accept}. */
public record FormatParameters(@RestQuery @Nullable String format) {

    /** @throws ProblemException when there is no such format */
    public void check() {
        if (format != null) {
            Choice.of("format", format, Format.values());
        }
    }
}
