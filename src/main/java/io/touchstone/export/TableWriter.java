package io.touchstone.export;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a table in one format. */
sealed interface TableWriter<R> permits CsvWriter, NdjsonWriter, XlsxWriter {

    /** Begins a file, once there is somewhere to write it to. */
    @FunctionalInterface
    interface Opening<R> {
        TableWriter<R> on(OutputStream out) throws IOException;
    }

    /** What stands before all rows. */
    void begin() throws IOException;

    void write(R row) throws IOException;

    /** What stands behind them, and what was kept back; leaves the stream open. */
    void end() throws IOException;
}
