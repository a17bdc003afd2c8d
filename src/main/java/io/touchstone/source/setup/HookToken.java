package io.touchstone.source.setup;

import io.touchstone.tenant.Base36;
import io.touchstone.tenant.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of the address of a connection: workspace and connection, which make finding it a look-up by primary key, and what keeps it from being
 * guessed.
 *
 * @param unguessable 32 random bytes in base64url
 */
public record HookToken(WorkspaceId workspace, ConnectionId connection, String unguessable) {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("([0-9a-z]{1,13})_([0-9a-z]{1,13})_([A-Za-z0-9_-]{43})");

    static String random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty when the text has another form: then it is none of ours, without a look at the database. */
    public static Optional<HookToken> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Base36.parse(matcher.group(1))
                        .flatMap(workspace -> Base36.parse(matcher.group(2))
                                .map(connection -> new HookToken(
                                        new WorkspaceId(workspace), new ConnectionId(connection), matcher.group(3))))
                : Optional.empty();
    }

    /** Whether it is the one of this connection, found out in a time that tells nothing. */
    boolean isOf(SourceConnection connection) {
        return MessageDigest.isEqual(
                unguessable.getBytes(StandardCharsets.US_ASCII),
                connection.unguessable().getBytes(StandardCharsets.US_ASCII));
    }

    String text() {
        return Base36.format(workspace.value()) + "_" + Base36.format(connection.value()) + "_" + unguessable;
    }

    /** Without what must stand in no log. */
    @Override
    public String toString() {
        return connection.toString();
    }
}
