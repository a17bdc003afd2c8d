package io.touchstone.source.link.token;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.daead.AesSivKey;
import com.google.crypto.tink.daead.AesSivParameters;
import com.google.crypto.tink.subtle.AesSiv;
import com.google.crypto.tink.util.SecretBytes;
import io.quarkus.runtime.Startup;
import io.touchstone.problem.ProblemException;
import io.touchstone.source.setup.SecretBox;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes tokens of links and links of tokens, with AES-SIV under keys that are derived from those of {@code TOUCHSTONE_SECRETS_KEY}. The same
 * link has the same token as long as the same key is the first.
 */
@Startup
@Singleton
public final class LinkSeal {

    /** In characters: whatever follows links takes addresses of so many. */
    public static final int LONGEST = 3_500;

    private static final String PURPOSE = "touchstone links";
    private static final int KEY_BYTES = 64;

    /** A key and what it sealed. */
    private static final Pattern TOKEN = Pattern.compile("([A-Za-z0-9._-]{1,32})\\.([A-Za-z0-9_-]{22,3500})");

    private final SecretBox secrets;

    /** The first seals. */
    private final Map<String, DeterministicAead> keys = new LinkedHashMap<>();

    @Inject
    LinkSeal(SecretBox secrets) {
        this.secrets = secrets;
        secrets.derive(PURPOSE, KEY_BYTES).forEach((id, bytes) -> keys.put(id, aead(bytes)));
    }

    @AccessesPartialKey // It is derived, and not one of Tink's own.
    private static DeterministicAead aead(byte[] key) {
        try {
            return AesSiv.create(AesSivKey.builder()
                    .setParameters(AesSivParameters.builder()
                            .setKeySizeBytes(KEY_BYTES)
                            .setVariant(AesSivParameters.Variant.NO_PREFIX)
                            .build())
                    .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws ProblemException where the service was given no key */
    public String token(TrackedLink link) {
        Map.Entry<String, DeterministicAead> first =
                keys.entrySet().stream().findFirst().orElseThrow(secrets::lacksKey);
        String id = first.getKey();
        try {
            byte[] sealed =
                    first.getValue().encryptDeterministically(link.bytes(), id.getBytes(StandardCharsets.US_ASCII));
            return id + "." + text(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty where it is none of ours, or of a key that is gone. */
    public Optional<TrackedLink> open(String token) {
        Matcher parts = TOKEN.matcher(token);
        DeterministicAead key = parts.matches() ? keys.get(parts.group(1)) : null;
        if (key == null) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(parts.group(2));
            if (!text(sealed).equals(parts.group(2))) {
                return Optional.empty(); // each link has one token alone
            }
            return Optional.of(TrackedLink.of(
                    key.decryptDeterministically(sealed, parts.group(1).getBytes(StandardCharsets.US_ASCII))));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String text(byte[] sealed) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }
}
