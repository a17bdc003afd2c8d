package io.touchstone.source.setup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.touchstone.source.platform.ConnectionSecrets;
import io.touchstone.source.platform.SecretField;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All secrets of a connection, as they are sealed together.
 *
 * @param byName by the names of their fields
 * @param former what {@link SecretField#SECRET} was before, the latest first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record KeptSecrets(Map<String, String> byName, List<Former> former) {

    /** @param until epoch milliseconds, exclusive: so long it holds beside the current one */
    record Former(String secret, long until) {

        boolean holds(Instant now) {
            return now.toEpochMilli() < until;
        }

        /** Tells nothing, as all of them. */
        @Override
        public String toString() {
            return "Former";
        }
    }

    /** How long a platform may go on with the old secret after a new one was made. */
    static final Duration BOTH_HOLD = Duration.ofHours(24);

    /** Of old secrets that hold at a time: each of them is tried with each delivery. */
    static final int MOST_FORMER = 5;

    /** @param former null where none were kept when it was sealed */
    KeptSecrets(Map<String, String> byName, @Nullable List<Former> former) {
        this.byName = Map.copyOf(byName);
        this.former = former == null ? List.of() : List.copyOf(former);
    }

    KeptSecrets with(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(byName);
        all.putAll(others);
        return new KeptSecrets(all, former);
    }

    /** The same where it is the current secret already: then a request has been repeated. */
    KeptSecrets rotatedTo(String secret, Instant now) {
        String before = current();
        if (secret.equals(before)) {
            return this;
        }
        Former latest = new Former(before, now.plus(BOTH_HOLD).toEpochMilli());
        List<Former> stillHold = Stream.concat(Stream.of(latest), former.stream())
                .filter(old -> old.holds(now) && !old.secret().equals(secret))
                .limit(MOST_FORMER)
                .toList();
        return new KeptSecrets(byName, stillHold).with(Map.of(SecretField.SECRET, secret));
    }

    ConnectionSecrets at(Instant now) {
        List<String> accepted = new ArrayList<>();
        accepted.add(current());
        former.stream().filter(old -> old.holds(now)).map(Former::secret).forEach(accepted::add);
        return new ConnectionSecrets(accepted, byName);
    }

    private String current() {
        return Objects.requireNonNull(byName.get(SecretField.SECRET));
    }

    /** Tells nothing: it would end up in a log. */
    @Override
    public String toString() {
        return "KeptSecrets";
    }
}
