package io.touchstone.control.jwt;

import com.nimbusds.jose.jwk.JWKSet;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.text.ParseException;

/** Where the issuer's public keys are found. */
record JwksPlace(URL url) {

    private static final String SETTING = "TOUCHSTONE_JWT_JWKS";

    /** @throws ConfigurationException when it is none, or one that others could put keys of their own in */
    static JwksPlace of(String text) {
        try {
            return new JwksPlace(
                    text.matches("(?i)https?:.*")
                            ? web(new URI(text))
                            : file(text).toUri().toURL());
        } catch (URISyntaxException | MalformedURLException | IllegalArgumentException e) {
            throw new ConfigurationException(SETTING + " is neither a URL nor the path of a file.");
        }
    }

    private static URL web(URI uri) throws MalformedURLException {
        if (uri.getHost() == null) {
            throw new ConfigurationException(SETTING + " names no host.");
        }
        if (uri.getUserInfo() != null) {
            throw new ConfigurationException(
                    SETTING + " has a password in it, which logs would show. Public keys need none.");
        }
        if (!uri.getScheme().equalsIgnoreCase("https") && !isLoopback(uri.getHost())) {
            throw new ConfigurationException(
                    SETTING + " is not https: whoever stands between could put in keys of their"
                            + " own, and so open every workspace. Take https, or a file.");
        }
        return uri.toURL();
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false; // a name, of which a server would have to be asked
        }
    }

    /** Read once, so that the start says what is wrong with it. */
    private static Path file(String text) {
        Path path = Path.of(text);
        try {
            JWKSet.load(path.toFile());
        } catch (IOException e) {
            throw new ConfigurationException(SETTING + " names the file " + text + ", which cannot be read.");
        } catch (ParseException e) {
            throw new ConfigurationException(SETTING + " names the file " + text + ", which is no JWKS (RFC 7517).");
        }
        return path;
    }

    /** For a line of the log. */
    @Override
    public String toString() {
        return url.getProtocol().equals("file")
                ? url.getPath()
                : url.getProtocol() + "://" + url.getAuthority() + url.getPath();
    }
}
