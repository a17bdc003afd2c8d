package io.touchstone.benchmark;

import io.touchstone.benchmark.HttpConnection.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A thousand people a second follow a link, each with a {@code ref} of their own. */
final class RedirectBar {

    private static final int A_SECOND = 1_000;
    private static final int TURNS = 3;
    private static final double MOST_MILLISECONDS = 20;

    private final Settings settings;
    private final Service service;
    private final Report report;

    RedirectBar(Settings settings, Service service, Report report) {
        this.settings = settings;
        this.service = service;
        this.report = report;
    }

    void measure() throws IOException, InterruptedException {
        String token = link(service.newWorkspace());
        PacedLoad load = new PacedLoad(service, A_SECOND, 302);
        Samples redirects = new Samples();
        load.p99(settings.seconds() / 3, number -> follow(token, number)); // to warm up
        for (int turn = 0; turn < TURNS; turn++) {
            redirects.add(load.p99(settings.seconds() / 3, number -> follow(token, number)));
        }
        report.bar(new Bar(
                "redirects at %,d a second, their p99".formatted(A_SECOND),
                "%.1f ms".formatted(redirects.median()),
                "%.0f ms".formatted(MOST_MILLISECONDS),
                redirects.median() / MOST_MILLISECONDS,
                Bar.atMost(1)));
    }

    private String link(Workspace workspace) throws IOException {
        try (HttpConnection connection = service.connect()) {
            Answer answer = connection.send(HttpConnection.post(
                    "/v1/links",
                    workspace.key(),
                    "application/json",
                    "{\"url\":\"https://shop.example/sale?colour=red\",\"campaign_id\":\"bench\"}"));
            return Json.parse(answer).path("token").asText();
        }
    }

    private static byte[] follow(String token, int number) {
        return ("GET /r/" + token + "/ref-" + number + "?utm_source=whatsapp HTTP/1.1\r\nHost: localhost\r\n"
                        + "User-Agent: Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36\r\n"
                        + "Sec-Fetch-Mode: navigate\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
