package io.touchstone.event.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Makes parsers that read a number with an exponent beyond 32 bits, which {@link BigDecimal} cannot hold, as one that is
 * too large for any field. Jackson's own throw a bare {@code NumberFormatException} there, and one such number would
 * spoil a whole batch.
 */
final class BoundedExponents extends JsonFactory {

    private static final long serialVersionUID = 1L;

    private static final BigDecimal TOO_LARGE = new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE);

    BoundedExponents(JsonFactoryBuilder settings) {
        super(settings);
    }

    @Override
    protected JsonParser _createParser(InputStream in, IOContext context) throws IOException {
        return bounded(super._createParser(in, context));
    }

    @Override
    protected JsonParser _createParser(Reader reader, IOContext context) throws IOException {
        return bounded(super._createParser(reader, context));
    }

    @Override
    protected JsonParser _createParser(char[] data, int offset, int length, IOContext context, boolean recyclable)
            throws IOException {
        return bounded(super._createParser(data, offset, length, context, recyclable));
    }

    @Override
    protected JsonParser _createParser(byte[] data, int offset, int length, IOContext context) throws IOException {
        return bounded(super._createParser(data, offset, length, context));
    }

    private static JsonParser bounded(JsonParser parser) {
        return new JsonParserDelegate(parser) {
            @Override
            public BigDecimal getDecimalValue() throws IOException {
                try {
                    return super.getDecimalValue();
                } catch (NumberFormatException _) {
                    return TOO_LARGE;
                }
            }
        };
    }
}
