package io.touchstone.source.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;

/** Writes and reads what became of the parts of a delivery, as it is kept. */
@Singleton
final class DeliveryJson {

    /** Of a delivery, as many are kept: what becomes of a thousand is told by how many became what. */
    private static final int MOST_KEPT = 100;

    private final ObjectMapper mapper;

    DeliveryJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String write(List<PartFate> parts) {
        try {
            return mapper.writeValueAsString(parts.subList(0, Math.min(parts.size(), MOST_KEPT)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    List<PartFate> read(String json) {
        try {
            return mapper.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written here is read here", e);
        }
    }
}
