package io.touchstone.event.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * How JSON that holds events is read: numbers exactly, a field given twice and anything after the value as
 * errors. Both are {@code JsonProcessingException}s, as are numbers of more than 1,000 digits and nesting deeper than
 * 1,000; an empty document is a missing node.
 */
public final class EventJson {

    private static final JsonFactory FACTORY = new BoundedExponents((JsonFactoryBuilder) JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // By default buffers are kept for the next request of a thread; a virtual thread has only one.
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            // Field names are the client's choice, and the JVM's table of interned strings is not theirs to fill.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // JSON is UTF-8; what looks like another encoding is not JSON.
            .disable(JsonFactory.Feature.CHARSET_DETECTION));

    private static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final ObjectReader READER = MAPPER.readerFor(JsonNode.class);

    private EventJson() {}

    /** May be shared by threads. */
    public static ObjectReader reader() {
        return READER;
    }
}
