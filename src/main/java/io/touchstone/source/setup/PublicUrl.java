package io.touchstone.source.setup;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;

/** Where others reach this service, as its operator says. */
@Startup
@Singleton
public final class PublicUrl {

    private final String base;

    @Inject
    PublicUrl(SourcesConfig config) {
        this(config.publicUrl());
    }

    PublicUrl(String base) {
        this.base = checked(base);
    }

    /** The address of a connection. */
    String of(HookToken token) {
        return of("/hooks/" + token.text());
    }

    /** @param path with the slash that it begins with */
    public String of(String path) {
        return base + path;
    }

    private static String checked(String base) {
        try {
            URI uri = new URI(base);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web
                    && uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && uri.getUserInfo() == null) {
                return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
            }
        } catch (URISyntaxException _) {
            // Said below.
        }
        throw new ConfigurationException(
                "TOUCHSTONE_PUBLIC_URL is " + base + ": must be an address such as https://touchstone.example.com.");
    }
}
