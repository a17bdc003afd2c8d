package io.touchstone.http.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchstone.problem.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ended, by the values that the list is ordered by. Written as base64url of a checksum over list
 * and position, then the position as JSON: the checksum keeps cursors of one list out of another. It is no secret and
 * protects nothing: it holds no more than the rows that its reader was shown.
 *
 * @param position as many values as the list's order has, each as text
 */
public record Cursor(List<@Nullable String> position) {

    private static final int CHECKSUM_BYTES = 8;
    private static final JsonMapper JSON = new JsonMapper();

    public Cursor {
        position = Collections.unmodifiableList(new ArrayList<>(position));
    }

    /** The text at a place of the position; null stands where the row has no such value. */
    public @Nullable String text(int index) {
        if (index >= position.size()) {
            throw invalid();
        }
        return position.get(index);
    }

    /** The whole number at a place of the position. */
    public long number(int index) {
        @Nullable String text = text(index);
        try {
            if (text != null) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            // Only a cursor that somebody made up gets here.
        }
        throw invalid();
    }

    /** The number at a place of the position; null stands where the row has none. */
    public @Nullable BigDecimal decimal(int index) {
        @Nullable String text = text(index);
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    String encode(String list) {
        try {
            byte[] json = JSON.writeValueAsBytes(position);
            byte[] bytes = ByteBuffer.allocate(CHECKSUM_BYTES + json.length)
                    .put(checksum(list, json))
                    .put(json)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Cursor decode(String cursor, String list) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            byte[] json = Arrays.copyOfRange(bytes, Math.min(CHECKSUM_BYTES, bytes.length), bytes.length);
            @Nullable String @Nullable [] position = JSON.readValue(json, String[].class);
            if (position == null) {
                throw invalid();
            }
            Cursor decoded = new Cursor(Arrays.asList(position));
            // Comparing the text, too, refuses the spellings that base64 and JSON have for the same bytes.
            if (decoded.encode(list).equals(cursor)) {
                return decoded;
            }
        } catch (IOException | IllegalArgumentException e) {
            // Not a cursor at all: the same answer as for one of another list.
        }
        throw invalid();
    }

    private static byte[] checksum(String list, byte[] json) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(list.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(json), CHECKSUM_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What to answer to one that nobody was given. */
    public static ProblemException invalid() {
        return ProblemException.invalidParameter(
                "cursor", "must be the next_cursor of an answer to the same question, unchanged");
    }
}
