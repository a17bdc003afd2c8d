package io.touchstone.source.setup;

import io.touchstone.source.platform.ConnectionSecrets;
import io.touchstone.source.platform.SecretField;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All secrets of a connection, as they are sealed together.
 *
 * @param byName by the names of their fields
 * @param previous what {@link SecretField#SECRET} was before; null where it never was another
 * @param previousUntil epoch milliseconds, exclusive: until then both hold
 */
record KeptSecrets(Map<String, String> byName, @Nullable String previous, long previousUntil) {

    /** How long a platform may go on with the old secret after a new one was made. */
    static final Duration BOTH_HOLD = Duration.ofHours(24);

    KeptSecrets with(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(byName);
        all.putAll(others);
        return new KeptSecrets(all, previous, previousUntil);
    }

    KeptSecrets rotatedTo(String secret, Instant now) {
        Map<String, String> all = new HashMap<>(byName);
        String before = all.put(SecretField.SECRET, secret);
        return new KeptSecrets(all, before, now.plus(BOTH_HOLD).toEpochMilli());
    }

    ConnectionSecrets at(Instant now) {
        List<String> accepted = new ArrayList<>();
        accepted.add(Objects.requireNonNull(byName.get(SecretField.SECRET)));
        if (previous != null && now.toEpochMilli() < previousUntil) {
            accepted.add(previous);
        }
        return new ConnectionSecrets(accepted, byName);
    }

    /** Tells nothing: it would end up in a log. */
    @Override
    public String toString() {
        return "KeptSecrets";
    }
}
