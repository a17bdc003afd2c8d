package io.touchstone.source.platform;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The secrets of a connection that hold now.
 *
 * @param accepted with which deliveries may be checked: the newest first, then those before that still hold
 * @param byName all others, by the names of their {@link SecretField}s
 */
public record ConnectionSecrets(List<String> accepted, Map<String, String> byName) {

    public ConnectionSecrets {
        accepted = List.copyOf(accepted);
        byName = Map.copyOf(byName);
    }

    String named(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    /** Tells nothing: it would end up in a log. */
    @Override
    public String toString() {
        return "ConnectionSecrets";
    }
}
