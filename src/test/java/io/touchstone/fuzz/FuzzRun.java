package io.touchstone.fuzz;

import io.touchstone.wire.PackagedService;
import io.touchstone.wire.ServiceSettings;
import io.touchstone.wire.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What {@code make fuzz} starts. Exit status 0 when nothing was found, else 1. */
final class FuzzRun {

    private static final Path FOLDER = Path.of("target", "fuzz");

    private final Map<String, String> environment;
    private final Findings findings = new Findings(System.out);

    private FuzzRun(Map<String, String> environment) {
        this.environment = environment;
    }

    static void main() throws IOException, InterruptedException {
        System.exit(new FuzzRun(System.getenv()).run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        long seed = number("SEED", 1);
        long start = System.nanoTime();
        String url = environment.getOrDefault("TOUCHSTONE_URL", "");
        if (url.isEmpty()) {
            try (PackagedService service = PackagedService.start(ServiceSettings.of(environment, "service", FOLDER))) {
                send(service.target(), seed);
                if (!service.isAlive()) {
                    findings.failed("the process ended", "see " + FOLDER.resolve("service/service.log"));
                }
            }
        } else {
            send(Target.of(url, environment.getOrDefault("TOUCHSTONE_OPERATOR_TOKEN", "")), seed);
        }
        findings.print(seed, (System.nanoTime() - start) / 1_000_000_000);
        return findings.failures().isEmpty();
    }

    private void send(Target target, long seed) throws IOException, InterruptedException {
        int only = number("ONLY", -1);
        List<Integer> requests = only >= 0
                ? List.of(only)
                : IntStream.range(0, number("REQUESTS", 20_000)).boxed().toList();
        new Fuzz(target, seed, findings, FOLDER, () -> {}).run(requests, number("AT_ONCE", 4));
    }

    private int number(String name, int otherwise) {
        String text = environment.getOrDefault(name, "");
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }
}
