package io.touchstone.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends batches, and sends them again for a while when the service is busy or away: a known event changes nothing. */
final class EventSender implements AutoCloseable {

    /** With the waits of {@link Backoff}, some two minutes: a restart of the service fits in. */
    private static final int MAXIMUM_ATTEMPTS = 10;

    /** Far longer than a batch takes on a slow machine. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);

    private static final int SHOWN_OF_AN_ERROR = 500;

    /** Waits; a test's does not. */
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI target;
    private final String key;
    private final Pause pause;
    private final Consumer<String> interruptions;

    /**
     * @param service its base address
     * @param interruptions told about each wait, in a sentence
     */
    EventSender(URI service, String key, Pause pause, Consumer<String> interruptions) {
        this.target = URI.create(service.toString().replaceAll("/+$", "") + "/v1/events");
        this.key = key;
        this.pause = pause;
        this.interruptions = interruptions;
    }

    Acknowledgement send(Batch batch) throws LoadException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(target)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/x-ndjson")
                .timeout(ANSWER_TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofString(batch.body(), EventFile.BYTE_BY_BYTE))
                .build();
        for (int attempt = 1; ; attempt++) {
            String trouble;
            Optional<String> retryAfter = Optional.empty();
            try {
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                if (response.statusCode() == 200) {
                    return acknowledgement(response.body());
                }
                trouble = "HTTP " + response.statusCode() + " " + beginning(response.body());
                if (!isPassing(response.statusCode())) {
                    throw new LoadException(trouble);
                }
                retryAfter = response.headers().firstValue("Retry-After");
            } catch (IOException e) {
                trouble = target.getAuthority() + " does not answer (" + e + ")";
            }
            if (attempt == MAXIMUM_ATTEMPTS) {
                throw new LoadException(trouble + ", " + attempt + " times");
            }
            Duration wait = Backoff.before(attempt, retryAfter);
            interruptions.accept(trouble + "; trying again in " + wait.toMillis() + " ms");
            pause.of(wait);
        }
    }

    private Acknowledgement acknowledgement(String body) throws LoadException {
        try {
            return json.readValue(body, Acknowledgement.class);
        } catch (JsonProcessingException e) {
            throw new LoadException(target + " does not answer as Touchstone does: " + beginning(body));
        }
    }

    /** Too slow a line, too many requests, overloaded, or a proxy whose service is being replaced. */
    private static boolean isPassing(int status) {
        return status == 408 || status == 429 || status == 502 || status == 503 || status == 504;
    }

    private static String beginning(String text) {
        return text.length() <= SHOWN_OF_AN_ERROR ? text : text.substring(0, SHOWN_OF_AN_ERROR) + "…";
    }

    @Override
    public void close() {
        client.close();
    }
}
