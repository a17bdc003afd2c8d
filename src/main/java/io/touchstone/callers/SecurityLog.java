package io.touchstone.callers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** One category of the log, each message of which is a JSON object, whatever the lines of the log look like. */
@Singleton
public final class SecurityLog {

    /** Beside {@code io.touchstone}, whose level says how much there is to say of the program. */
    public static final String CATEGORY = "touchstone.security";

    private static final Logger LOG = Logger.getLogger(CATEGORY);

    private final ObjectMapper mapper;
    private final InstantSource time;

    SecurityLog(ObjectMapper mapper, InstantSource time) {
        this.mapper = mapper;
        this.time = time;
    }

    /** What happened without a request, or because of many. */
    void write(SecurityEvent.AuthenticationFailed event) {
        write(event, null);
    }

    /** What the request at hand did. */
    public void writeOfRequest(SecurityEvent event) {
        write(event, currentRequest());
    }

    /** The id of the request at hand, for who writes when it is not at hand any more. */
    public static @Nullable String currentRequest() {
        return (String) MDC.get("request_id");
    }

    /** @param requestId null where there is none to name */
    public void write(SecurityEvent event, @Nullable String requestId) {
        ObjectNode line = mapper.createObjectNode();
        line.putPOJO("time", time.instant());
        line.put("event", event.name());
        line.setAll((ObjectNode) mapper.valueToTree(event));
        if (requestId != null) {
            line.put("request_id", requestId);
        }
        try {
            LOG.info(mapper.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
