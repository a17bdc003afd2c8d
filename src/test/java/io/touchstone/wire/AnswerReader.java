package io.touchstone.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads an answer of HTTP/1.1 without forgiving anything. */
final class AnswerReader {

    /** Bytes of a body that are kept. The rest is counted. */
    private static final int KEPT = 1024 * 1024;

    /** Characters. No line of an answer's head has a reason to be longer. */
    private static final int LONGEST_LINE = 64 * 1024;

    private final InputStream input;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private long length;

    AnswerReader(InputStream input) {
        this.input = new BufferedInputStream(input, 1 << 14);
    }

    /** @throws EOFException when there is none */
    Answer read(String method) throws IOException {
        int status;
        Map<String, List<String>> headers;
        do {
            status = status(line());
            headers = headers();
            // 101 is final: what follows is no HTTP.
        } while (status >= 100 && status < 200 && status != 101);
        String flaw;
        try {
            flaw = status < 100 ? "no HTTP" : body(method, status, headers);
        } catch (EOFException e) {
            flaw = "closed in the middle of the answer";
        }
        return new Answer(status, headers, plain(headers), length, flaw);
    }

    private byte[] plain(Map<String, List<String>> headers) {
        if (!headers.getOrDefault("content-encoding", List.of()).contains("gzip") || body.size() == 0) {
            return body.toByteArray();
        }
        try (InputStream inflated = new GZIPInputStream(new ByteArrayInputStream(body.toByteArray()))) {
            return inflated.readNBytes(KEPT);
        } catch (IOException e) {
            return body.toByteArray();
        }
    }

    private static int status(String line) {
        String[] parts = line.split(" ", 3);
        boolean isStatusLine = parts.length > 1 && parts[0].startsWith("HTTP/1.") && parts[1].matches("[1-5]\\d\\d");
        return isStatusLine ? Integer.parseInt(parts[1]) : 0;
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? line : line.substring(0, colon);
            headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** What is wrong with it, or an empty text. */
    private String body(String method, int status, Map<String, List<String>> headers) throws IOException {
        boolean none = method.equals("HEAD") || status == 204 || status == 304 || status == 101;
        List<String> announced = headers.getOrDefault("content-length", List.of());
        boolean chunked = headers.containsKey("transfer-encoding");
        if (announced.size() > 1 || (chunked && !announced.isEmpty())) {
            return "two lengths in one answer";
        }
        if (none) {
            return "";
        }
        if (chunked) {
            chunks();
        } else if (!announced.isEmpty()) {
            keep(Long.parseLong(announced.getFirst()));
        } else {
            keepRest();
        }
        return "";
    }

    private void chunks() throws IOException {
        long size;
        do {
            size = Long.parseLong(line().split(";", 2)[0].strip(), 16);
            keep(size);
            line();
        } while (size > 0);
    }

    private void keep(long announced) throws IOException {
        byte[] buffer = new byte[8192];
        long left = announced;
        while (left > 0) {
            int read = input.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException();
            }
            left -= read;
            add(buffer, read);
        }
    }

    private void keepRest() throws IOException {
        byte[] buffer = new byte[8192];
        for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
            add(buffer, read);
        }
    }

    private void add(byte[] buffer, int read) {
        body.write(buffer, 0, Math.max(0, Math.min(read, KEPT - body.size())));
        length += read;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
