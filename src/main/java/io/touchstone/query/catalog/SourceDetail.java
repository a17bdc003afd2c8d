package io.touchstone.query.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchstone.query.Echo;

/** One campaign or flow, and the question that its numbers answer. */
record SourceDetail(
        @JsonUnwrapped SourceRow source, @JsonUnwrapped Echo echo) {}
