package io.touchstone.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A JSON object a line, with every column, null where a row has no value. */
final class NdjsonWriter<R> implements TableWriter<R> {

    private final List<Column<R>> columns;
    private final JsonGenerator out;
    private final ObjectWriter values;

    NdjsonWriter(List<Column<R>> columns, OutputStream out, ObjectMapper json) throws IOException {
        this.columns = columns;
        this.out = json.createGenerator(out);
        this.out.setRootValueSeparator(null);
        this.values = json.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
    }

    @Override
    public void begin() {}

    @Override
    public void write(R row) throws IOException {
        out.writeStartObject();
        for (Column<R> column : columns) {
            out.writeFieldName(column.name());
            values.writeValue(out, column.value().apply(row));
        }
        out.writeEndObject();
        out.writeRaw('\n');
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
