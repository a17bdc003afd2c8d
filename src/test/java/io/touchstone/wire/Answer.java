package io.touchstone.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param status 0 when nothing did
 * @param headers by their names in lower case
 * @param body its first mebibyte, inflated if it came gzipped
 * @param length of the whole body as it came, in bytes
 * @param flaw what was wrong with the exchange itself, as a short phrase; empty if nothing
 */
public record Answer(int status, Map<String, List<String>> headers, byte[] body, long length, String flaw) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHOWN = 600;

    static Answer none(String flaw) {
        return new Answer(0, Map.of(), new byte[0], 0, flaw);
    }

    public Optional<String> header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, List.of()).stream().findFirst();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Missing when the body is no JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public String toString() {
        String start = Printable.of(body, SHOWN);
        return (flaw.isEmpty() ? "" : flaw + "; ") + status + " " + headers + " " + start + " (" + length + " bytes)";
    }
}
