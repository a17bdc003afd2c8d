package io.touchstone.walls;

import io.touchstone.wire.Caller;
import io.touchstone.wire.Caller.NewKey;
import io.touchstone.wire.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Keys of one workspace that open some doors, or none any more. */
final class Keys {

    static final List<String> SCOPES = List.of("ingest", "read", "read_contacts", "admin");

    private static final int SECRET = 43; // characters at the end of a key

    private final Map<String, String> narrow = new TreeMap<>();
    private final String revoked;
    private final String expired;
    private final Map<String, String> broken;

    Keys(Caller caller, Tenant tenant, ExpiredKey expiredKey) {
        SCOPES.forEach(
                scope -> narrow.put(scope, caller.newKey(tenant.key(), scope).secret()));
        NewKey gone = caller.newKey(tenant.key(), SCOPES.toArray(String[]::new));
        caller.call("DELETE", "/v1/api-keys/" + gone.id(), tenant.key(), "");
        revoked = gone.secret();
        expired = expiredKey.of(caller, tenant);
        String key = tenant.key();
        String name = key.substring(0, key.length() - SECRET);
        broken = Map.of(
                "a word", "Bearer nonsense",
                "nothing", "Bearer",
                "one character less", "Bearer " + key.substring(0, key.length() - 1),
                "one character more", "Bearer " + key + "a",
                "another key's secret", "Bearer " + name + revoked.substring(revoked.length() - SECRET),
                "in capitals", "Bearer " + key.toUpperCase(Locale.ROOT),
                "the operator's and more", "Bearer " + caller.target().operatorToken() + "x",
                "as a password", "Basic " + base64("anybody:" + key),
                "no base64", "Basic !");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One that has this scope and no other. */
    String only(String scope) {
        return Objects.requireNonNull(narrow.get(scope));
    }

    String revoked() {
        return revoked;
    }

    /** Empty when the service makes none that expire. */
    String expired() {
        return expired;
    }

    /** Values of {@code Authorization} that name nobody, by what is wrong with them. */
    Map<String, String> broken() {
        return broken;
    }

    static Stream<String> without(Set<String> scopes) {
        return SCOPES.stream().filter(scope -> !scopes.contains(scope));
    }
}
