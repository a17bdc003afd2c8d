package io.touchstone.control.jwt;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.touchstone.tenant.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The configuration, checked: what cannot be meant stops the start.
 *
 * @param workspaces which a token may name; empty for any
 * @param scopes the most that a token may give, in the order in which answers list them
 */
record JwtSettings(
        String issuer,
        JwksPlace jwks,
        String audience,
        String workspaceClaim,
        String scopesClaim,
        Optional<Set<WorkspaceId>> workspaces,
        List<String> scopes) {

    private static final String ANY = "*";

    /**
     * Empty where no issuer is configured.
     *
     * @param scopes those that there are
     * @throws ConfigurationException in the words of whoever set it
     */
    static Optional<JwtSettings> of(JwtConfig config, List<String> scopes) {
        if (config.issuer().isEmpty()) {
            requireNone("TOUCHSTONE_JWT_JWKS", config.jwks());
            requireNone("TOUCHSTONE_JWT_AUDIENCE", config.audience());
            requireNone("TOUCHSTONE_JWT_WORKSPACES", config.workspaces());
            return Optional.empty();
        }
        String jwks =
                require("TOUCHSTONE_JWT_JWKS", config.jwks(), "name the URL or the file with the issuer's public keys");
        String audience = require(
                "TOUCHSTONE_JWT_AUDIENCE",
                config.audience(),
                "name what stands in the claim aud of tokens that are meant for this service, or it would take those meant for"
                        + " others");
        List<String> workspaces = require(
                "TOUCHSTONE_JWT_WORKSPACES",
                config.workspaces(),
                "name the workspaces that the issuer may open, separated by commas, or * for all");
        return Optional.of(new JwtSettings(
                config.issuer().get(),
                JwksPlace.of(jwks),
                audience,
                config.workspaceClaim(),
                config.scopesClaim(),
                workspaces(workspaces),
                scopes(config.scopes(), scopes)));
    }

    boolean mayName(WorkspaceId workspace) {
        return workspaces.map(named -> named.contains(workspace)).orElse(true);
    }

    private static void requireNone(String setting, Optional<?> value) {
        if (value.isPresent()) {
            throw new ConfigurationException(
                    setting + " is set and TOUCHSTONE_JWT_ISSUER is not: name the issuer, too.");
        }
    }

    private static <T> T require(String setting, Optional<T> value, String remedy) {
        return value.orElseThrow(() ->
                new ConfigurationException("TOUCHSTONE_JWT_ISSUER is set and " + setting + " is not: " + remedy + "."));
    }

    private static Optional<Set<WorkspaceId>> workspaces(List<String> names) {
        if (words(names).anyMatch(ANY::equals)) {
            return Optional.empty();
        }
        return Optional.of(words(names)
                .map(name -> WorkspaceId.parse(name)
                        .orElseThrow(() -> new ConfigurationException("TOUCHSTONE_JWT_WORKSPACES has " + name
                                + ", which is no id of a workspace, such as ws_1k2j3h4.")))
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static List<String> scopes(List<String> asked, List<String> known) {
        words(asked).filter(scope -> !known.contains(scope)).findFirst().ifPresent(scope -> {
            throw new ConfigurationException("TOUCHSTONE_JWT_SCOPES has " + scope + ", which is no scope. There are "
                    + String.join(", ", known) + ".");
        });
        Set<String> words = words(asked).collect(Collectors.toSet());
        return known.stream().filter(words::contains).toList();
    }

    private static Stream<String> words(List<String> list) {
        return list.stream().map(String::strip);
    }
}
