package io.touchstone.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {

    @TempDir
    Path folder;

    @Test
    void theSameClassesAreTheSameBuildWheneverTheyWerePacked() throws IOException {
        Path one = jar("one", 0, Map.of("A.class", "a", "B.class", "b"));
        Path other = jar("other", 1_000_000_000, Map.of("B.class", "b", "A.class", "a"));
        assertThat(new Build(one).name()).isEqualTo(new Build(other).name());
    }

    @Test
    void aChangedClassMakesAnother() throws IOException {
        Path before = jar("before", 0, Map.of("A.class", "a"));
        assertThat(new Build(jar("changed", 0, Map.of("A.class", "b"))).name()).isNotEqualTo(new Build(before).name());
        assertThat(new Build(jar("renamed", 0, Map.of("B.class", "a"))).name()).isNotEqualTo(new Build(before).name());
    }

    @Test
    void soDoesAnotherVersionOfALibrary() throws IOException {
        Path classes = jar("same", 0, Map.of("A.class", "a"));
        Path libraries = Files.createDirectories(folder.resolve("same/lib/main"));
        Files.createFile(libraries.resolve("json-1.jar"));
        String before = new Build(classes).name();
        Files.move(libraries.resolve("json-1.jar"), libraries.resolve("json-2.jar"));
        assertThat(new Build(classes).name()).isNotEqualTo(before);
    }

    @Test
    void unpackedClassesMayChangeAtAnyTime() {
        assertThat(new Build(folder).name()).isNotEqualTo(new Build(folder).name());
    }

    private Path jar(String name, long time, Map<String, String> files) throws IOException {
        Path jar = Files.createDirectories(folder.resolve(name).resolve("app")).resolve("app.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                JarEntry entry = new JarEntry(file.getKey());
                entry.setTime(time);
                entries.putNextEntry(entry);
                entries.write(file.getValue().getBytes(UTF_8));
            }
        }
        return jar;
    }
}
