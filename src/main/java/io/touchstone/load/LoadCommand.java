package io.touchstone.load;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code load FILE}: what the command line means, and what the process exits with. */
public final class LoadCommand {

    public static final String NAME = "load";

    public static final String USAGE = """
            load FILE [--url URL] [--key KEY]
              FILE   events, one JSON object a line; may be gzipped
              URL    of the service; else from TOUCHSTONE_URL, else http://127.0.0.1:8080
              KEY    an API key with the scope ingest; else from TOUCHSTONE_KEY
            """;

    private static final String DEFAULT_URL = "http://127.0.0.1:8080";
    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;
    private static final int USAGE_ERROR = 2;

    private LoadCommand() {}

    /**
     * Loads a file and tells how it goes.
     *
     * @param arguments those after {@link #NAME}
     * @return 0 when every event was accepted now or before, 1 when one was rejected or the load broke off, 2 when the
     *     arguments make no sense
     */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream output) {
        String file = null;
        String url = environment.getOrDefault("TOUCHSTONE_URL", DEFAULT_URL);
        String key = environment.get("TOUCHSTONE_KEY");
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            boolean last = i + 1 == arguments.size();
            if (word.equals("--url") && !last) {
                url = arguments.get(++i);
            } else if (word.equals("--key") && !last) {
                key = arguments.get(++i);
            } else if (!word.startsWith("--") && file == null) {
                file = word;
            } else {
                return usage(word + " makes no sense here.", output);
            }
        }
        return run(file, url, key, output);
    }

    private static int run(@Nullable String file, String url, @Nullable String key, PrintStream output) {
        if (file == null) {
            return usage("Which file?", output);
        }
        if (key == null || key.isBlank()) {
            return usage("No API key: use --key or TOUCHSTONE_KEY.", output);
        }
        URI service;
        try {
            service = URI.create(url);
        } catch (IllegalArgumentException e) {
            return usage(url + " is not a URL.", output);
        }
        return load(Path.of(file), service, key, output);
    }

    private static int load(Path path, URI service, String key, PrintStream output) {
        if (!Files.isReadable(path)) {
            output.println(path + " cannot be read.");
            return FAILURE;
        }
        Progress progress = new Progress(output, InstantSource.system(), isTerminal());
        try (EventFile file = EventFile.open(path);
                EventSender sender = new EventSender(service, key, LoadCommand::pause, progress::interruption)) {
            for (Batch batch = file.next(); batch != null; batch = file.next()) {
                progress.acknowledged(batch, sender.send(batch), file.fractionRead());
            }
            progress.end();
            return progress.hasRejections() ? FAILURE : SUCCESS;
        } catch (LoadException | IOException e) {
            progress.end();
            output.println("The load broke off: " + e.getMessage());
            output.println("Run it again from the start: what is stored already is not counted twice.");
            return FAILURE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILURE;
        }
    }

    private static void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    private static int usage(String complaint, PrintStream output) {
        output.println(complaint);
        output.print(USAGE);
        return USAGE_ERROR;
    }
}
