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

    private Signatures() {}

    /** Of which an HMAC is made. */
    enum HmacDigest {
        SHA256,
        SHA1,
        SHA512
    }

    /** How an HMAC is written. */
    enum HmacText {
        /** In either case. */
        HEX,
        BASE64
    }

    /**
     * Whether one of the secrets signed the body.
     *
     * @param given HMAC-SHA-256 in hexadecimal, in either case; null where there is none
     */
    static boolean isHexHmac(List<String> secrets, byte[] body, @Nullable String given) {
        return isHmac(HmacDigest.SHA256, HmacText.HEX, secrets, List.of(body), given);
    }

    /**
     * Whether one of the secrets signed the body.
     *
     * @param given HMAC-SHA-256 in base64; null where there is none
     */
    static boolean isBase64Hmac(List<String> secrets, byte[] body, @Nullable String given) {
        return isHmac(HmacDigest.SHA256, HmacText.BASE64, secrets, List.of(body), given);
    }

    /**
     * Whether one of the secrets signed what these make together.
     *
     * @param signed one after the other
     * @param given null where there is none
     */
    static boolean isHmac(
            HmacDigest digest, HmacText text, List<String> secrets, List<byte[]> signed, @Nullable String given) {
        return given != null
                && anyOf(secrets, secret -> {
                    byte[] hmac = hmac(digest, secret, signed);
                    return switch (text) {
                        case HEX -> isSame(HexFormat.of().formatHex(hmac), given.toLowerCase(Locale.ROOT));
                        case BASE64 -> isSame(Base64.getEncoder().encodeToString(hmac), given.strip());
                    };
                });
    }

    /** As {@link #isHmac} with SHA-256, of what is written in base64 that may stand in URLs, without padding. */
    static boolean isUrlHmac(List<String> secrets, byte[] signed, String given) {
        return anyOf(
                secrets,
                secret -> isSame(
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(hmac(HmacDigest.SHA256, secret, List.of(signed))),
                        given));
    }

    /** Of HTTP Basic; who is named beside it is not looked at. Null where there is none. */
    static @Nullable String password(@Nullable String authorization) {
        String encoded = withoutPrefix("Basic ", authorization);
        if (encoded == null) {
            return null;
        }
        try {
            String pair = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
            return pair.indexOf(':') < 0 ? null : pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** Null where it begins with something else; schemes and algorithms are the same in either case. */
    static @Nullable String withoutPrefix(String prefix, @Nullable String text) {
        return text != null && text.regionMatches(true, 0, prefix, 0, prefix.length())
                ? text.substring(prefix.length())
                : null;
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

    private static byte[] hmac(HmacDigest digest, String secret, List<byte[]> signed) {
        String algorithm = "Hmac" + digest.name();
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            signed.forEach(mac::update);
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM has " + algorithm, impossible);
        }
    }
}
