package io.touchstone.fuzz;

import io.touchstone.wire.Printable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request while it is made up. Texts of its head are bytes, one for each character. */
final class Draft {

    record Header(String name, String value) {}

    /** How the end of the body is told. */
    enum Framing {
        LENGTH,
        CHUNKED,
        /** In a way that no two servers understand alike: who answers at all may do so as it likes. */
        BROKEN
    }

    /** Of the description. */
    final String operation;

    String method;
    String path;
    final List<String> query = new ArrayList<>();
    final List<Header> headers = new ArrayList<>();
    byte[] body = new byte[0];
    Framing framing = Framing.LENGTH;

    /** Of a broken framing: the lines of the head. */
    String framingHeaders = "";

    String version = "HTTP/1.1";

    /** What it was given to authenticate itself; null when it has nothing. */
    @Nullable String token;

    Draft(String operation, String method, String path) {
        this.operation = operation;
        this.method = method;
        this.path = path;
    }

    void header(String name, String value) {
        headers.add(new Header(name, value));
    }

    void replaceHeader(String name, String... values) {
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
        for (String value : values) {
            header(name, value);
        }
    }

    boolean mayWrite() {
        return !List.of("GET", "HEAD", "OPTIONS", "TRACE").contains(method);
    }

    byte[] bytes() {
        StringBuilder head = new StringBuilder();
        head.append(method)
                .append(' ')
                .append(target())
                .append(' ')
                .append(version)
                .append("\r\n");
        if (token != null) {
            header("Authorization", "Bearer " + token);
            token = null;
        }
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        return switch (framing) {
            case LENGTH -> {
                if (body.length > 0) {
                    head.append("Content-Length: ").append(body.length).append("\r\n");
                }
                yield Spoil.joined(Printable.latin(head + "\r\n"), body);
            }
            case CHUNKED -> {
                head.append("Transfer-Encoding: chunked\r\n\r\n");
                yield Spoil.joined(Printable.latin(head.toString()), chunks());
            }
            case BROKEN -> Spoil.joined(Printable.latin(head + framingHeaders + "\r\n"), body);
        };
    }

    private String target() {
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private byte[] chunks() {
        int half = body.length / 2;
        byte[][] parts = {new byte[half], new byte[body.length - half]};
        System.arraycopy(body, 0, parts[0], 0, half);
        System.arraycopy(body, half, parts[1], 0, body.length - half);
        byte[] chunks = new byte[0];
        for (byte[] part : parts) {
            if (part.length > 0) {
                chunks = Spoil.joined(
                        chunks,
                        Printable.latin(Integer.toHexString(part.length) + "\r\n"),
                        part,
                        Printable.latin("\r\n"));
            }
        }
        return Spoil.joined(chunks, Printable.latin("0\r\n\r\n"));
    }
}
