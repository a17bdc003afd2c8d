package io.touchstone.operations;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The settings that there are, in the sources and in {@code docs/configuration.md}: by key, with their defaults. */
final class Settings {

    /** What the table says where there is no default. */
    static final String NONE = "none";

    private static final Path TABLE = Path.of("docs", "configuration.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z][^`]*)` \\| `([A-Z_0-9]+)` \\| (?:`([^`]*)`|none)[^|]*\\|");

    private Settings() {}

    /** Those of every {@code @ConfigMapping}. */
    static Map<String, String> mapped() {
        Map<String, String> settings = new TreeMap<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.touchstone")
                .that(annotatedWith(ConfigMapping.class))
                .forEach(type -> {
                    for (Method method : type.reflect().getDeclaredMethods()) {
                        String key = type.getAnnotationOfType(ConfigMapping.class)
                                        .prefix() + "."
                                + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
                        settings.put(key, defaultOf(key, method));
                    }
                });
        return settings;
    }

    private static String defaultOf(String key, Method method) {
        WithDefault annotation = method.getAnnotation(WithDefault.class);
        return applicationProperties().getProperty(key, annotation == null ? NONE : annotation.value());
    }

    /** Those of the tables. */
    static Map<String, String> documented() {
        Map<String, String> settings = new TreeMap<>();
        ROW.matcher(text())
                .results()
                .forEach(row -> settings.put(row.group(1), row.group(3) == null ? NONE : row.group(3)));
        return settings;
    }

    /** By key, the environment variable that the tables name. */
    static Map<String, String> documentedVariables() {
        Map<String, String> variables = new TreeMap<>();
        ROW.matcher(text()).results().forEach(row -> variables.put(row.group(1), row.group(2)));
        return variables;
    }

    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    static Properties applicationProperties() {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src", "main", "resources", "application.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String text() {
        try {
            return Files.readString(TABLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
