package io.touchstone.export;

import io.touchstone.problem.Choice;
import io.touchstone.problem.Errors;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of answers with rows that choose a format.
 *
 * @param format beats the header {@code Accept}
 * @param raw see {@link Exports#format}, which knows what the header chooses
 */
public record FormatParameters(
        @RestQuery @Nullable String format,
        @RestQuery @Nullable String raw) {

    /** Empty where it is up to the header. */
    public Optional<Format> parse(Errors errors) {
        errors.parse(raw, false, Choice.trueOrFalse("raw"));
        return Optional.ofNullable(errors.<@Nullable Format>parse(format, null, Choice.of("format", Format.values())));
    }
}
