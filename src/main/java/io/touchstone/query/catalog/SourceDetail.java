package io.touchstone.query.catalog;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchstone.query.ComparisonAnswer;
import io.touchstone.query.Echo;
import org.jspecify.annotations.Nullable;

/**
 * One campaign or flow, and the question that its numbers answer.
 *
 * @param comparison null, and left out, when none is asked for
 */
record SourceDetail(
        @JsonUnwrapped SourceRow source,
        @JsonUnwrapped Echo echo,
        @JsonInclude(NON_NULL) @Nullable ComparisonAnswer comparison) {}
