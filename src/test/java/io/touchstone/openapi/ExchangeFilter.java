package io.touchstone.openapi;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fails the test whose request or answer is not as {@code openapi.yaml} says. Requests are held to it when they succeed:
 * what the service takes has to be described, and what tests get wrong on purpose cannot be.
 */
final class ExchangeFilter implements Filter {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Of longer arrays, the ends speak for the rest: there are some hundred thousand exchanges. */
    private static final int LONGEST_ARRAY = 10;

    /** Bytes. Larger requests are many of the same events. */
    private static final int LARGEST_REQUEST = 200_000;

    private final ApiDescription description = ApiDescription.ofTheRepository();

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification responseSpecification,
            FilterContext context) {
        Response response = context.next(request, responseSpecification);
        URI uri = URI.create(request.getURI());
        if (!isExempt(uri.getRawPath()) && !request.getMethod().equals("OPTIONS") && !isForeign(request, response)) {
            List<String> violations = violations(request, uri, response);
            if (!violations.isEmpty()) {
                throw new AssertionError("Not as in openapi.yaml: " + request.getMethod() + " " + uri + " -> "
                        + response.statusCode() + " " + response.contentType() + "\n"
                        + String.join("\n", violations) + "\n" + response.asString());
            }
        }
        return response;
    }

    /** Resources that only tests have, the description itself, and the management port. */
    private static boolean isExempt(String path) {
        return path.startsWith("/test/")
                || path.equals("/unannotated")
                || path.startsWith("/openapi")
                || path.startsWith("/q/");
    }

    /** Refused for its origin, before it came to the API. */
    private static boolean isForeign(FilterableRequestSpecification request, Response response) {
        return response.statusCode() == 403
                && request.getHeaders().hasHeaderWithName("Origin")
                && response.asByteArray().length == 0;
    }

    private List<String> violations(FilterableRequestSpecification request, URI uri, Response response) {
        String method =
                request.getMethod().equals("HEAD") ? "get" : request.getMethod().toLowerCase(Locale.ROOT);
        Optional<Map.Entry<String, JsonNode>> path = description.path(uri.getRawPath());
        JsonNode operation = path.map(found -> found.getValue().path(method)).orElse(JSON.missingNode());
        if (operation.isMissingNode()) {
            return response.statusCode() < 400 || response.statusCode() == 500
                    ? List.of("no such operation is described")
                    : bodyViolations(ApiDescription.reference("Problem"), response);
        }
        JsonNode responses = operation.path("responses");
        JsonNode described =
                responses.path(response.statusCode() == 405 ? "default" : String.valueOf(response.statusCode()));
        if (described.isMissingNode()) {
            return List.of("this status is not described");
        }
        List<String> violations = new ArrayList<>(answerViolations(
                description.resolve(described), response, request.getMethod().equals("HEAD")));
        if (violations.isEmpty() && response.statusCode() < 300) {
            violations.addAll(new QueryCheck(description, operation).violations(uri.getRawQuery()));
            violations.addAll(requestViolations(operation, request, response));
        }
        return violations;
    }

    private List<String> answerViolations(JsonNode described, Response response, boolean head) {
        List<String> violations = new ArrayList<>();
        described.path("headers").properties().forEach(header -> {
            if (description.resolve(header.getValue()).path("required").asBoolean()
                    && response.header(header.getKey()) == null) {
                violations.add("the header " + header.getKey() + " is missing");
            }
        });
        JsonNode content = described.path("content");
        if (content.isEmpty()) {
            if (response.asByteArray().length > 0) {
                violations.add("no body is described");
            }
        } else if (!head) {
            String type = mediaType(response.contentType());
            JsonNode body = content.path(type);
            if (body.isMissingNode()) {
                violations.add("the media type " + type + " is not described");
            } else if (ApiDescription.isJson(type)) {
                violations.addAll(bodyViolations(body.path("schema"), response));
            }
        }
        return violations;
    }

    private List<String> bodyViolations(JsonNode schema, Response response) {
        return description.violations(schema, shortened(read(response.asString())));
    }

    private List<String> requestViolations(
            JsonNode operation, FilterableRequestSpecification request, Response response) {
        JsonNode content = operation.path("requestBody").path("content");
        String body = text(request.getBody());
        if (content.isEmpty() || body == null || body.length() > LARGEST_REQUEST) {
            return List.of();
        }
        if (request.getHeaders().hasHeaderWithName("Content-Encoding")) {
            return List.of();
        }
        if (mediaType(request.getContentType()).equals("text/csv")) {
            return content.has("text/csv") ? List.of() : List.of("request: text/csv is not described");
        }
        boolean lines = content.has("application/x-ndjson");
        boolean events = lines && content.at("/application~1json/schema").has("$ref");
        if (lines && !events) {
            // Bodies of platforms, which are whatever these send.
            return List.of();
        }
        if (events && !isAllNew(read(response.asString()))) {
            return List.of();
        }
        List<String> violations = new ArrayList<>();
        if (mediaType(request.getContentType()).equals("application/x-ndjson")) {
            body.lines()
                    .filter(line -> !line.isBlank())
                    .limit(LONGEST_ARRAY)
                    .forEach(line -> violations.addAll(
                            description.violations(ApiDescription.reference("Event"), withoutNulls(read(line)))));
        } else {
            JsonNode value = shortened(read(body));
            violations.addAll(description.violations(
                    content.at("/application~1json/schema"), events ? withoutNulls(value) : value));
        }
        return violations.stream().map(violation -> "request: " + violation).toList();
    }

    /** Rejected events are wrong, and duplicates may be anything. */
    private static boolean isAllNew(JsonNode receipt) {
        return receipt.path("rejected_count").asInt() == 0
                && receipt.path("duplicates").asInt() == 0;
    }

    private static @Nullable String text(@Nullable Object body) {
        return switch (body) {
            case String string -> string;
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
            case null, default -> null;
        };
    }

    private static String mediaType(@Nullable String contentType) {
        return contentType == null ? "" : contentType.replaceFirst(";.*", "").strip();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    /** A field of an event that is null counts as absent. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
        }
        node.forEach(ExchangeFilter::withoutNulls);
        return node;
    }

    private static JsonNode shortened(JsonNode node) {
        node.forEach(ExchangeFilter::shortened);
        if (node instanceof ArrayNode array) {
            while (array.size() > LONGEST_ARRAY) {
                array.remove(LONGEST_ARRAY / 2);
            }
        }
        return node;
    }
}
