package io.touchstone.source.setup;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.touchstone.mask.DerivedKeys;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with AES-256-GCM under the keys of {@code TOUCHSTONE_SECRETS_KEY}. What a secret belongs to is sealed with it, so that one
 * cannot be put into the place of another.
 */
@Startup
@Singleton
public final class SecretBox implements DerivedKeys {

    static final String SETTING = "TOUCHSTONE_SECRETS_KEY";

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** Of the only key, where the setting names none. */
    private static final String UNNAMED = "1";

    private static final Pattern ENTRY = Pattern.compile("(?:([A-Za-z0-9._-]{1,32}):)?([A-Za-z0-9+/_-]+=*)");

    /** The first encrypts. */
    private final Map<String, SecretKey> keys;

    private final SecureRandom random = new SecureRandom();

    @Inject
    SecretBox(SourcesConfig config) {
        this(config.secretsKey());
    }

    SecretBox(Optional<String> setting) {
        this.keys = setting.map(SecretBox::keys).orElseGet(Map::of);
    }

    private static Map<String, SecretKey> keys(String setting) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (String entry : setting.split(",", -1)) {
            Matcher parts = ENTRY.matcher(entry.strip());
            if (!parts.matches()) {
                throw wrong();
            }
            String id = parts.group(1) == null ? UNNAMED : parts.group(1);
            if (keys.putIfAbsent(id, key(parts.group(2))) != null) {
                throw new ConfigurationException(SETTING + " has two keys with the id " + id + ".");
            }
        }
        return keys;
    }

    private static SecretKey key(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
            if (bytes.length == KEY_BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException _) {
            // Neither is told: it may be nearly the key.
        }
        throw wrong();
    }

    private static ConfigurationException wrong() {
        return new ConfigurationException(
                SETTING
                        + " must be base64 of 32 bytes (openssl rand -base64 32), or several as id:base64 with commas between them.");
    }

    /**
     * Sealed under the first key.
     *
     * @param owner what it belongs to
     * @throws ProblemException {@link ProblemType#CONFLICT} that names the setting, where it is not there
     */
    SealedText seal(String text, String owner) {
        Map.Entry<String, SecretKey> first =
                keys.entrySet().stream().findFirst().orElseThrow(this::lacksKey);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed =
                crypt(Cipher.ENCRYPT_MODE, first.getValue(), nonce, owner, text.getBytes(StandardCharsets.UTF_8));
        return new SealedText(
                first.getKey(),
                ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    /**
     * What was sealed.
     *
     * @throws ProblemException {@link ProblemType#OVERLOADED} where the key is not there: whoever sent what needs it has to send it again
     */
    String open(SealedText sealed, String owner) {
        SecretKey key = keys.get(sealed.keyId());
        if (key == null) {
            throw ProblemException.unavailable(
                    SETTING + " lacks the key with the id " + sealed.keyId()
                            + ", under which a secret of this connection lies.",
                    Duration.ofMinutes(1));
        }
        byte[] nonce = Arrays.copyOf(sealed.bytes(), NONCE_BYTES);
        byte[] rest = Arrays.copyOfRange(sealed.bytes(), NONCE_BYTES, sealed.bytes().length);
        return new String(crypt(Cipher.DECRYPT_MODE, key, nonce, owner, rest), StandardCharsets.UTF_8);
    }

    /** What a caller is told who needs a key: {@link ProblemType#CONFLICT} that names the setting. */
    public ProblemException lacksKey() {
        return new ProblemException(
                ProblemType.CONFLICT,
                "This service keeps no secrets, because it was given no key to encrypt them: its operator has to set "
                        + SETTING + ".");
    }

    /** By HKDF with SHA-256, so that none of them tells anything of another. */
    @Override
    public Map<String, byte[]> derive(String purpose, int length) {
        Map<String, byte[]> derived = new LinkedHashMap<>();
        try {
            KDF kdf = KDF.getInstance("HKDF-SHA256");
            for (Map.Entry<String, SecretKey> key : keys.entrySet()) {
                derived.put(
                        key.getKey(),
                        kdf.deriveData(HKDFParameterSpec.ofExtract()
                                .addIKM(key.getValue())
                                .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), length)));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return derived;
    }

    private static byte[] crypt(int mode, SecretKey key, byte[] nonce, String owner, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret was sealed under another key, or for something else", e);
        }
    }
}
