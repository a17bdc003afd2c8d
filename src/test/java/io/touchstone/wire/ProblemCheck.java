package io.touchstone.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether an answer of 400 or more is a problem document that tells its reader enough, and an intruder nothing. */
public final class ProblemCheck {

    /** In bytes: room for a thousand errors with the longest names that are shown. */
    private static final int LONGEST = 64 * 1024;

    private static final int MOST_ERRORS = 1_000;

    private static final Pattern INSIDES = Pattern.compile(
            "\\bat [a-z]\\w*(\\.[\\w$]+)+\\(|\\w(Exception|Error): |\\b(io\\.touchstone|java|jakarta"
                    + "|com\\.fasterxml|com\\.mysql|org\\.(hibernate|jboss|acme)|io\\.(vertx|netty|quarkus|smallrye|agroal))\\.[a-z]");

    private ProblemCheck() {}

    /** What is wrong with it, each fault as a phrase. */
    public static List<String> faults(Answer answer, boolean hasBody) {
        List<String> faults = new ArrayList<>();
        if (answer.status() >= 500) {
            faults.add(Integer.toString(answer.status()));
        }
        if ((answer.status() == 429 || answer.status() == 503)
                && answer.header("retry-after").isEmpty()) {
            faults.add(answer.status() + " without Retry-After");
        }
        if (answer.header("x-request-id").isEmpty()) {
            faults.add(answer.status() + " without X-Request-Id");
        }
        if (hasBody) {
            document(answer, faults);
        }
        return faults;
    }

    private static void document(Answer answer, List<String> faults) {
        if (!answer.header("content-type").orElse("").startsWith("application/problem+json")) {
            faults.add(answer.status() + " without a problem");
            return;
        }
        JsonNode problem = answer.json();
        String requestId = problem.path("request_id").asText();
        if (!problem.path("type").asText().startsWith("urn:touchstone:problem:")
                || problem.path("title").asText().isBlank()
                || problem.path("detail").asText().isBlank()
                || problem.path("status").asInt() != answer.status()) {
            faults.add(answer.status() + " with half a problem");
        }
        if (!answer.header("x-request-id").equals(Optional.of(requestId))) {
            faults.add("a problem with another request id than its answer");
        }
        if (answer.length() > LONGEST || problem.path("errors").size() > MOST_ERRORS) {
            faults.add("a problem without an end");
        }
        if (INSIDES.matcher(answer.text()).find()) {
            faults.add("a problem that shows our insides");
        }
    }
}
