package io.touchstone.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadCommandTest {

    private final FakeService service = new FakeService();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    LoadCommandTest() throws IOException {}

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void everyLineArrivesByteForByte() throws IOException {
        int exitCode = load(file("{\"id\":\"é\"}\n\n{\"id\":\"李雷 \uD83D\uDE00\"}\r\n{\"id\":\"last\"}"));

        assertThat(exitCode).isZero();
        assertThat(service.stored)
                .containsExactlyInAnyOrder("{\"id\":\"é\"}", "{\"id\":\"李雷 \uD83D\uDE00\"}", "{\"id\":\"last\"}");
    }

    @Test
    void aGzippedFileIsUnzippedWhateverItsName() throws IOException {
        Path path = directory.resolve("events");
        try (OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(path))) {
            zipped.write("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(load(path)).isZero();
        assertThat(service.stored).containsExactly("one", "two");
    }

    @Test
    void aLongFileGoesInSeveralRequests() throws IOException {
        int exitCode =
                load(file(IntStream.range(0, 25_000).mapToObj(i -> "event " + i).collect(Collectors.joining("\n"))));

        assertThat(exitCode).isZero();
        assertThat(service.requestSizes).containsExactly(10_000, 10_000, 5_000);
        assertThat(output()).contains("100%").contains("25,000 events: 25,000 accepted, 0 duplicates, 0 rejected");
    }

    @Test
    void aRequestIsBoundedInBytesToo() throws IOException {
        String long1 = "a".repeat(EventFile.MAXIMUM_BYTES);
        String long2 = "b".repeat(EventFile.MAXIMUM_BYTES);

        load(file(long1 + "\n" + long2 + "\nshort"));

        assertThat(service.requestSizes).containsExactly(1, 1, 1);
    }

    @Test
    void aFileOfNothingIsLoadedAtOnce() throws IOException {
        assertThat(load(file("\n\n"))).isZero();
        assertThat(service.requestSizes).isEmpty();
    }

    @Test
    void aSecondLoadIsAllDuplicates() throws IOException {
        Path path = file("one\ntwo\n");
        load(path);

        assertThat(load(path)).isZero();
        assertThat(output()).contains("2 events: 0 accepted, 2 duplicates, 0 rejected");
    }

    @Test
    void aRejectionIsShownWithItsLineAndFailsTheLoad() throws IOException {
        int exitCode = load(file("one\n\nbad\nthree\n"));

        assertThat(exitCode).isEqualTo(1);
        assertThat(output())
                .contains("line 3, id e1: invalid, it is bad")
                .contains("3 events: 2 accepted, 0 duplicates, 1 rejected");
        assertThat(service.stored).containsExactly("one", "three");
    }

    @Test
    void onlyTheFirstRejectionsAreShown() throws IOException {
        load(file("bad\n".repeat(50)));

        assertThat(output().lines().filter(line -> line.startsWith("line "))).hasSize(10);
        assertThat(output()).contains("50 rejected");
    }

    @Test
    void aKeyThatIsNotKnownBreaksTheLoadOff() throws IOException {
        int exitCode =
                run("load", file("one").toString(), "--url", service.address().toString(), "--key", "wrong");

        assertThat(exitCode).isEqualTo(1);
        assertThat(output()).contains("HTTP 401").contains("No valid API key was given");
    }

    @Test
    void addressAndKeyMayComeFromTheEnvironment() throws IOException {
        int exitCode = LoadCommand.run(
                List.of(file("one").toString()),
                Map.of("TOUCHSTONE_URL", service.address() + "/", "TOUCHSTONE_KEY", "key"),
                new PrintStream(output, true, StandardCharsets.UTF_8));

        assertThat(exitCode).isZero();
        assertThat(service.stored).containsExactly("one");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThat(load(directory.resolve("nothing"))).isEqualTo(1);
        assertThat(output()).contains("nothing cannot be read");
    }

    @Test
    void withoutAKeyTheUsageIsShown() throws IOException {
        assertThat(run("load", file("one").toString())).isEqualTo(2);
        assertThat(output()).contains("No API key").contains("load FILE");
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThat(run("load", "file", "--kye", "key")).isEqualTo(2);
        assertThat(output()).contains("--kye makes no sense here");
    }

    private int load(Path file) {
        return run("load", file.toString(), "--url", service.address().toString(), "--key", "key");
    }

    private int run(String... words) {
        return LoadCommand.run(
                List.of(words).subList(1, words.length),
                Map.of(),
                new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("events.ndjson"), content);
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
