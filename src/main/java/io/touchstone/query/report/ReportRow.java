package io.touchstone.query.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a report's row by the names of its columns, in their order: texts and {@link java.math.BigDecimal}s, null
 * for a dimension that does not apply and a ratio over zero.
 */
public record ReportRow(@JsonValue Map<String, @Nullable Object> values) {

    public ReportRow {
        values = Collections.unmodifiableMap(values);
    }
}
