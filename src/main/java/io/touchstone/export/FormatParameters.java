package io.touchstone.export;

import io.touchstone.problem.Choice;
import io.touchstone.problem.Errors;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameter of answers with rows that chooses a format; it beats the header {@code Accept}. */
public record FormatParameters(@RestQuery @Nullable String format) {

    /** Empty where it is up to the header. */
    public Optional<Format> parse(Errors errors) {
        return Optional.ofNullable(errors.<@Nullable Format>parse(format, null, Choice.of("format", Format.values())));
    }
}
