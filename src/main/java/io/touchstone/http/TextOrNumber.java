package io.touchstone.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Reads a text for people of a body: a number is one, too, as it was written. */
public final class TextOrNumber extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1;

    TextOrNumber() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        return json.hasToken(JsonToken.VALUE_STRING) || json.currentToken().isNumeric()
                ? json.getText()
                : (String) context.handleUnexpectedToken(String.class, json);
    }
}
