package io.touchstone.performance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** One campaign or flow, and the question that its numbers answer. */
record SourceDetail(
        @JsonUnwrapped SourceRow source, @JsonUnwrapped Echo echo) {}
