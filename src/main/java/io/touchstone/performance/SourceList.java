package io.touchstone.performance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchstone.http.Paged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of campaigns or flows, and the question that their numbers answer. */
record SourceList(
        @JsonUnwrapped Echo echo,
        List<SourceRow> data,
        @Nullable String nextCursor) implements Paged {}
