package io.touchstone.wire;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Calls the service as a well-behaved client does, each time from another address. May be shared by threads. */
public final class Caller {

    /** What an ordinary call may take on a machine that is busy with an attack. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Target target;

    public Caller(Target target) {
        this.target = target;
    }

    public Target target() {
        return target;
    }

    public Answer get(String path, String token) {
        return call("GET", path, token, "");
    }

    /** A call without a key, which is answered within this time or not at all. */
    public Answer get(String path, Duration patience) {
        byte[] request = Printable.latin("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        return Line.exchange(target, anyCaller(), request, "GET", patience);
    }

    /** @param json nothing is sent when it is empty */
    public Answer call(String method, String path, String token, String json) {
        return call(method, path, "Authorization: Bearer " + token + "\r\n", "application/json", json);
    }

    /** @param headers lines, each with its end */
    public Answer call(String method, String path, String headers, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String describesBody = bytes.length == 0
                ? ""
                : "Content-Type: " + contentType + "\r\nContent-Length: " + bytes.length + "\r\n";
        String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers
                + describesBody + "\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(Printable.latin(head));
        request.writeBytes(bytes);
        return Line.exchange(target, anyCaller(), request.toByteArray(), method, PATIENCE);
    }

    private InetAddress anyCaller() {
        try {
            return target.anyCaller(RandomGenerator.getDefault());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    public Tenant newTenant(String name) {
        Answer answer = call(
                "POST",
                "/v1/workspaces",
                target.operatorToken(),
                "{\"name\":\"" + name + "\",\"timezone\":\"Europe/London\",\"currency\":\"GBP\"}");
        if (answer.status() != 201) {
            throw new IllegalStateException("A workspace could not be made: " + answer);
        }
        return new Tenant(
                answer.json().path("id").asText(), answer.json().path("api_key").asText());
    }

    /** A key of the workspace that the admin key belongs to. */
    public NewKey newKey(String adminKey, String... scopes) {
        Answer answer = call(
                "POST",
                "/v1/api-keys",
                adminKey,
                "{\"name\":\"a key\",\"scopes\":[\"" + String.join("\",\"", scopes) + "\"]}");
        if (answer.status() != 201) {
            throw new IllegalStateException("A key could not be made: " + answer);
        }
        return new NewKey(
                answer.json().path("id").asText(), answer.json().path("api_key").asText());
    }

    /** A key and the id that it is deleted by. */
    public record NewKey(String id, String secret) {}
}
