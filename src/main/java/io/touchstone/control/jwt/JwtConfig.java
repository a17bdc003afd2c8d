package io.touchstone.control.jwt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Whose JWTs are taken beside API keys. */
@ConfigMapping(prefix = "touchstone.jwt")
public interface JwtConfig {

    /** What the claim {@code iss} has to be. Without one no JWT is taken. */
    Optional<String> issuer();

    /** Where the issuer's public keys are (a JWKS of RFC 7517): a URL with https, or the path of a file. */
    Optional<String> jwks();

    /** What the claim {@code aud} has to have. */
    Optional<String> audience();

    /** The claim that names a workspace by its id. */
    @WithDefault("workspace_id")
    String workspaceClaim();

    /** The claim with the scopes: an array, or words parted by spaces. */
    @WithDefault("scope")
    String scopesClaim();

    /** The ids of the workspaces that a token may name, or {@code *} for any. */
    Optional<List<String>> workspaces();

    /** The most that a token may give. */
    @WithDefault("read")
    List<String> scopes();
}
