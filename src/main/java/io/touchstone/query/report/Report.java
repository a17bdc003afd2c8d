package io.touchstone.query.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchstone.http.list.Paged;
import io.touchstone.query.Echo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a report, and the question that its numbers answer. */
record Report(
        @JsonUnwrapped Echo echo,
        List<ReportColumn> columns,
        List<ReportRow> data,
        @Nullable String nextCursor) implements Paged {}
