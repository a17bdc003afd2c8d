package io.touchstone.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes a table in one format. */
sealed interface TableWriter<R> permits CsvWriter, NdjsonWriter {

    /** What stands before all rows. */
    void begin() throws IOException;

    void write(R row) throws IOException;

    /** Hands on what it kept back; leaves the stream open. */
    void flush() throws IOException;

    static <R> TableWriter<R> of(Format format, List<Column<R>> columns, OutputStream out, ObjectMapper json)
            throws IOException {
        return switch (format) {
            case CSV -> new CsvWriter<>(columns, out);
            case NDJSON -> new NdjsonWriter<>(columns, out, json);
            case JSON -> throw new IllegalArgumentException("a table is no JSON document");
        };
    }
}
