package io.touchstone.source.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Compares proofs in a time that tells nothing of where they differ. */
final class Signatures {

    private static final String ALGORITHM = "HmacSHA256";

    private Signatures() {}

    /**
     * Whether one of the secrets signed the body.
     *
     * @param given HMAC-SHA-256 in hexadecimal, in either case; null where there is none
     */
    static boolean isHexHmac(List<String> secrets, byte[] body, @Nullable String given) {
        return given != null
                && anyOf(
                        secrets,
                        secret -> isSame(HexFormat.of().formatHex(hmac(secret, body)), given.toLowerCase(Locale.ROOT)));
    }

    /**
     * Whether one of the secrets signed the body.
     *
     * @param given HMAC-SHA-256 in base64; null where there is none
     */
    static boolean isBase64Hmac(List<String> secrets, byte[] body, @Nullable String given) {
        return given != null
                && anyOf(
                        secrets,
                        secret -> isSame(Base64.getEncoder().encodeToString(hmac(secret, body)), given.strip()));
    }

    /** Whether it is one of the secrets. */
    static boolean isOneOf(List<String> secrets, @Nullable String given) {
        return given != null && anyOf(secrets, secret -> isSame(secret, given));
    }

    static boolean isSame(String secret, String given) {
        return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** All are tried: which of them it is, is nobody's to know either. */
    private static boolean anyOf(List<String> secrets, Predicate<String> proves) {
        boolean any = false;
        for (String secret : secrets) {
            any |= proves.test(secret);
        }
        return any;
    }

    private static byte[] hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM has HMAC-SHA-256", impossible);
        }
    }
}
