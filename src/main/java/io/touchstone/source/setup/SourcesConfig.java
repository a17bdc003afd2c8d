package io.touchstone.source.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where others reach the service, and how it keeps their secrets. */
@ConfigMapping(prefix = "touchstone")
interface SourcesConfig {

    /**
     * What the addresses begin with that connections are given, such as {@code https://touchstone.example.com}: never what a request says of
     * its host.
     */
    @WithDefault("http://127.0.0.1:${quarkus.http.port}")
    String publicUrl();

    /**
     * What secrets of connections are encrypted under: base64 of 32 random bytes, or several as {@code id:base64} with commas between
     * them, of which the first encrypts and all decrypt. Without it there are no connections that have a secret.
     */
    Optional<String> secretsKey();
}
