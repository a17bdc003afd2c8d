package io.touchstone.control.access;

import io.touchstone.tenant.Base36;
import io.touchstone.tenant.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text that a client sends: {@code tsk_}, workspace, key and secret. The first two make finding it a look-up by
 * primary key; the secret proves it.
 *
 * @param secret 32 random bytes in base64url
 */
record ApiKeyToken(WorkspaceId workspace, long keyId, String secret) {

    private static final int SECRET_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("tsk_([0-9a-z]{1,13})_([0-9a-z]{1,13})_([A-Za-z0-9_-]{43})");

    static ApiKeyToken random(WorkspaceId workspace, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new ApiKeyToken(
                workspace,
                random.nextLong(1, Long.MAX_VALUE),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Empty when the text has another form: then it is no key of ours, without a look at the database. */
    static Optional<ApiKeyToken> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Base36.parse(matcher.group(1))
                        .flatMap(workspace -> Base36.parse(matcher.group(2))
                                .map(key -> new ApiKeyToken(new WorkspaceId(workspace), key, matcher.group(3))))
                : Optional.empty();
    }

    /** All that is stored of the secret: the SHA-256 of its text. */
    byte[] secretHash() {
        return sha256(secret);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the client has to send it. The record's own form must never do this: it would end up in a log. */
    String text() {
        return "tsk_" + Base36.format(workspace.value()) + "_" + Base36.format(keyId) + "_" + secret;
    }

    @Override
    public String toString() {
        return "tsk_" + Base36.format(workspace.value()) + "_" + Base36.format(keyId) + "_…";
    }
}
