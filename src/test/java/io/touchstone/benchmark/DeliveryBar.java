package io.touchstone.benchmark;

import io.touchstone.benchmark.HttpConnection.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Five hundred deliveries a second over a connection, one status each, signed as Meta does, beside as many requests with the same facts as events.
 */
final class DeliveryBar {

    private static final int A_SECOND = 500;
    private static final int TURNS = 3;
    private static final double MOST_MILLISECONDS = 250;
    private static final String SECRET = "secret-of-the-benchmark";
    private static final String NUMBER = "700";
    private static final List<String> STATES = List.of("sent", "delivered", "read");

    private final Settings settings;
    private final Service service;
    private final Report report;

    DeliveryBar(Settings settings, Service service, Report report) {
        this.settings = settings;
        this.service = service;
        this.report = report;
    }

    void measure() throws IOException, InterruptedException {
        Workspace told = service.newWorkspace();
        Workspace plain = service.newWorkspace();
        String path = connect(told);
        PacedLoad load = new PacedLoad(service, A_SECOND, 200);
        Samples deliveries = new Samples();
        Samples events = new Samples();
        // To warm up.
        load.p99(settings.seconds() / 3, number -> delivery(path, number));
        load.p99(settings.seconds() / 3, number -> event(plain, number));
        for (int turn = 0; turn < TURNS; turn++) {
            deliveries.add(load.p99(settings.seconds() / 3, number -> delivery(path, number)));
            events.add(load.p99(settings.seconds() / 3, number -> event(plain, number)));
        }
        report.bar(new Bar(
                "deliveries at %d a second, their p99".formatted(A_SECOND),
                "%.0f ms".formatted(deliveries.median()),
                "%.0f ms".formatted(MOST_MILLISECONDS),
                deliveries.median() / MOST_MILLISECONDS,
                Bar.atMost(1)));
        report.note(
                "p99 of deliveries %.1f ms, of as many requests with the same facts as events %.1f ms",
                deliveries.median(), events.median());
    }

    private String connect(Workspace workspace) throws IOException {
        try (HttpConnection connection = service.connect()) {
            Answer answer = connection.send(HttpConnection.post(
                    "/v1/connections",
                    workspace.key(),
                    "application/json",
                    "{\"kind\":\"whatsapp\",\"name\":\"Benchmark\",\"phone_number_ids\":[\"" + NUMBER
                            + "\"],\"auth\":\"meta_signature\",\"secret\":\"" + SECRET + "\"}"));
            return URI.create(Json.parse(answer).path("webhook_url").asText()).getPath();
        }
    }

    private static byte[] delivery(String path, int number) {
        String body =
                ("{'object':'whatsapp_business_account','entry':[{'id':'900','changes':[{'field':'messages','value':{"
                                + "'messaging_product':'whatsapp','metadata':{'display_phone_number':'33755500100','phone_number_id':'"
                                + NUMBER
                                + "'},'statuses':[{'id':'wamid.%d','status':'%s','timestamp':'%d','recipient_id':'3361%07d',"
                                + "'biz_opaque_callback_data':'{\\'v\\':1,\\'c\\':\\'bench\\'}',"
                                + "'pricing':{'category':'marketing','type':'regular','pricing_model':'PMP'}}]}}]}]}")
                        .replace('\'', '"')
                        .formatted(
                                number / STATES.size(),
                                STATES.get(number % STATES.size()),
                                Instant.now().getEpochSecond(),
                                number % 1_000_000);
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Hub-Signature-256: sha256=" + hmac(content)
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + content.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + content.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(content, 0, request, head.length, content.length);
        return request;
    }

    private static byte[] event(Workspace workspace, int number) {
        String state = STATES.get(number % STATES.size());
        String more = state.equals("sent")
                ? ",\"campaign_id\":\"bench\",\"contact\":{\"phone\":\"+3361%07d\"}".formatted(number % 1_000_000)
                : "";
        return HttpConnection.post(
                "/v1/events",
                workspace.key(),
                "application/json",
                ("{\"events\":[{\"id\":\"e%d\",\"type\":\"message.%s\",\"occurred_at\":\"%s\","
                                + "\"message_id\":\"wamid.%d\"%s}]}")
                        .formatted(number, state, Instant.now(), number / STATES.size(), more));
    }

    private static String hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
