package io.touchstone.openapi;

import io.touchstone.http.Problem;
import io.touchstone.problem.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The answers that are errors: each type of problem is an example of the answer that it comes in. */
final class Problems {

    private static final String REQUEST_ID = "f4407db3-5c08-4aad-a223-ebc1c2d080fa";

    private Problems() {}

    /** Completes the answers that operations refer to. */
    static void addTo(Components components) {
        Map<?, ?> cases = (Map<?, ?>) Resources.example("problems").orElseThrow();
        for (ProblemType type : ProblemType.values()) {
            APIResponse response =
                    Objects.requireNonNull(components.getResponses().get(responseOf(type)), type.name());
            if (response.getContent() == null) {
                response.content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))));
                Operations.addHeader(response, "X-Request-Id");
            }
            String slug = type.uri().toString().replaceFirst(".*:", "");
            Map<?, ?> example = (Map<?, ?>) Objects.requireNonNull(cases.get(slug), slug);
            MediaType body = response.getContent().getMediaType(Problem.MEDIA_TYPE);
            body.addExample(
                    slug, OASFactory.createExample().summary(type.title()).value(document(type, example)));
        }
    }

    /** Gives an operation the errors that it can answer with; the default stands for those of other methods. */
    static void addTo(Operation operation, String path, HttpMethod method) {
        List<ProblemType> problems = new ArrayList<>(List.of(
                ProblemType.BAD_REQUEST,
                ProblemType.UNAUTHENTICATED,
                ProblemType.FORBIDDEN,
                ProblemType.TOO_MANY_REQUESTS,
                ProblemType.INTERNAL,
                ProblemType.OVERLOADED));
        if (path.contains("{") && method != HttpMethod.PUT) {
            problems.add(ProblemType.NOT_FOUND);
        }
        if (!operation.getResponses().hasAPIResponse("204")) {
            problems.add(ProblemType.NOT_ACCEPTABLE);
        }
        if (operation.getRequestBody() != null) {
            problems.add(ProblemType.BODY_TOO_SLOW);
            problems.add(ProblemType.BODY_TOO_LARGE);
        }
        if (method != HttpMethod.GET) {
            problems.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        problems.forEach(type -> operation
                .getResponses()
                .addAPIResponse(
                        String.valueOf(type.status()),
                        OASFactory.createAPIResponse().ref(responseOf(type))));
        operation.getResponses().setDefaultValue(OASFactory.createAPIResponse().ref("Other"));
    }

    /** The component in which a problem of this type comes. */
    private static String responseOf(ProblemType type) {
        return switch (type) {
            case INVALID_PARAMETER, INVALID_BODY, MALFORMED_JSON, BAD_REQUEST -> "BadRequest";
            case UNAUTHENTICATED -> "Unauthenticated";
            case FORBIDDEN, CROSS_SITE -> "Forbidden";
            case NOT_FOUND -> "NotFound";
            case METHOD_NOT_ALLOWED, HEAD_TOO_SLOW, TARGET_TOO_LONG, HEAD_TOO_LARGE -> "Other";
            case NOT_ACCEPTABLE -> "NotAcceptable";
            case BODY_TOO_SLOW -> "BodyTooSlow";
            case CONFLICT -> "Conflict";
            case BODY_TOO_LARGE -> "BodyTooLarge";
            case TABLE_TOO_LONG -> "TableTooLong";
            case UNSUPPORTED_MEDIA_TYPE -> "UnsupportedMediaType";
            case TOO_MANY_REQUESTS -> "TooManyRequests";
            case OVERLOADED -> "Overloaded";
            case INTERNAL -> "Internal";
        };
    }

    private static Map<String, Object> document(ProblemType type, Map<?, ?> example) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", type.uri().toString());
        document.put("title", type.title());
        document.put("status", type.status());
        document.put("detail", Objects.requireNonNull(example.get("detail")));
        document.put("request_id", REQUEST_ID);
        for (String optional : List.of("reason", "errors")) {
            Object value = example.get(optional);
            if (value != null) {
                document.put(optional, value);
            }
        }
        return document;
    }
}
