package io.touchstone.source.link.click;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A click as it waits: a line of a file.
 *
 * @param id of its event
 * @param token of the link
 * @param ref whose click it is, where its caller said so
 */
record SpooledClick(
        String id,
        Instant at,
        boolean machine,
        String token,
        @Nullable String ref) {

    /** Ends each line: one that was cut has none. */
    private static final String END = ".";

    private static final String MACHINE = "m";
    private static final String PERSON = "p";

    /** With its end. */
    byte[] line() {
        return String.join(
                        "\t",
                        id,
                        Long.toString(at.toEpochMilli()),
                        machine ? MACHINE : PERSON,
                        token,
                        ref == null ? "" : URLEncoder.encode(ref, StandardCharsets.UTF_8),
                        END)
                .concat("\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Empty where it is not whole: the process ended while it was written, and nobody was told that it is kept. */
    static Optional<SpooledClick> parse(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 6 || !parts[5].equals(END)) {
            return Optional.empty();
        }
        try {
            String ref = URLDecoder.decode(parts[4], StandardCharsets.UTF_8);
            return Optional.of(new SpooledClick(
                    parts[0],
                    Instant.ofEpochMilli(Long.parseLong(parts[1])),
                    parts[2].equals(MACHINE),
                    parts[3],
                    ref.isEmpty() ? null : ref));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
