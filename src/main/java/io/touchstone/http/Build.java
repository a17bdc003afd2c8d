package io.touchstone.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.UUID;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Which program this is: the same in all processes that run it, and another once a class, a resource or a library is, under
 * whatever version. It says nothing of when or where it was built: the same sources make the same program.
 */
@Singleton
final class Build {

    private final String name;

    @Inject
    Build() {
        this(classes());
    }

    /** @param classes the jar of the application, or the folder where its classes are while one works on them */
    Build(Path classes) {
        try {
            // Packed classes stay what they are. Of others, only that they may be others after the next start.
            name = Files.isDirectory(classes)
                    ? UUID.randomUUID().toString()
                    : ConditionalRead.digest(
                            entries(classes) + libraries(classes.resolveSibling(Path.of("..", "lib", "main"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some short text. */
    String name() {
        return name;
    }

    /** The checksums that the jar has anyway, without the times beside them. */
    private static String entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return Collections.list(file.entries()).stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(Build::checksum)
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String checksum(ZipEntry entry) {
        return entry.getName() + ' ' + entry.getCrc();
    }

    /** Their names hold their versions. */
    private static String libraries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> "\n" + file.getFileName()).sorted().collect(Collectors.joining());
        }
    }

    private static Path classes() {
        try {
            URI location = Build.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Path.of(location);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
