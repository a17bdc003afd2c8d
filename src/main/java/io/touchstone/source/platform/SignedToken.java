package io.touchstone.source.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.source.LeanJson;
import io.touchstone.source.UnreadableBodyException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Web Token (RFC 7519) beside a body, of which it names the hash: signed with HMAC-SHA-256 whatever it says of itself. How old it is
 * does not matter: a delivery that comes again says nothing new.
 */
final class SignedToken {

    private static final String HASH = "payload_hash";

    private static final int LONGEST = 8_192;

    private SignedToken() {}

    /** @param authorization Bearer and the token; null where there is none */
    static boolean isOf(List<String> secrets, byte[] body, @Nullable String authorization) {
        String token = Signatures.withoutPrefix("Bearer ", authorization);
        if (token == null || token.length() > LONGEST) {
            return false;
        }
        String[] parts = token.strip().split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8);
        if (!Signatures.isUrlHmac(secrets, signed, parts[2])) {
            return false;
        }
        String hash = hash(parts[1]);
        return hash != null && Signatures.isSame(sha256(body), hash.toLowerCase(Locale.ROOT));
    }

    private static @Nullable String hash(String claims) {
        try {
            JsonNode json = LeanJson.read(Base64.getUrlDecoder().decode(claims), Set.of(HASH));
            return LeanJson.text(json, HASH);
        } catch (IllegalArgumentException | UnreadableBodyException _) {
            return null;
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
