package io.touchstone.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What lies where. Paths are real and absolute: a leftover server is known by them.
 *
 * @param home the directory whose owner we are
 * @param binaries the unpacked programs, inside {@code home}
 */
record ServerDirectory(Path home, Path binaries) {

    Path data() {
        return home.resolve("database");
    }

    /** Becomes {@link #data} once the installation is complete, so that a killed one is never mistaken for it. */
    Path partialData() {
        return home.resolve("database.partial");
    }

    Path temporary() {
        return home.resolve("temporary");
    }

    Path log() {
        return home.resolve("server.log");
    }

    /** Writes the statements that the server runs at its start. They hold a password: for our eyes only. */
    Path writeStartStatements(String statements) throws IOException {
        Path file = home.resolve("start.sql");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, statements);
    }

    /** The directory, made when missing, without what was in it. */
    static Path emptied(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        return Files.createDirectory(directory);
    }
}
