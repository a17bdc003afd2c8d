package io.touchstone.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rest of the repository says of the application. */
final class Release {

    private static final Pattern POM_VERSION =
            Pattern.compile("<artifactId>touchstone</artifactId>\\s*<version>([^<]+)<");

    private static final Pattern VARIABLE = Pattern.compile("\\| `([A-Z_]+)` \\|");

    private Release() {}

    static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That of the pom, or the one that a snapshot becomes. */
    static String version() {
        return POM_VERSION
                .matcher(text("pom.xml"))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1)
                .replace("-SNAPSHOT", "");
    }

    static String setting(String key) {
        String value = settings().getProperty(key);
        if (value == null) {
            throw new AssertionError("application.properties does not set " + key);
        }
        return value;
    }

    /** The names of the environment variables that set something: those of application.properties and of the reference. */
    static Set<String> environmentVariables() {
        Stream<String> ofSettings = settings().stringPropertyNames().stream()
                .map(key -> key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
        Stream<String> ofReference = VARIABLE.matcher(text("docs/configuration.md"))
                .results()
                .map((MatchResult variable) -> variable.group(1));
        return Stream.concat(ofSettings, ofReference).collect(Collectors.toSet());
    }

    private static Properties settings() {
        Properties settings = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }
}
