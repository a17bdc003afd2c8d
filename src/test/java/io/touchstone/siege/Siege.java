package io.touchstone.siege;

import io.touchstone.wire.Caller;
import io.touchstone.wire.PackagedService;
import io.touchstone.wire.ServiceSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code make siege} starts. Exit status 0 when nothing gave way, else 1. */
final class Siege {

    private static final Path FOLDER = Path.of("target", "siege");

    /** After an attack, before others would have started the service again. */
    private static final int RECOVERY_SECONDS = 20;

    private final Map<String, String> environment;
    private final PrintStream out = System.out;
    private final List<String> rows = new ArrayList<>();
    private int failures;

    private Siege(Map<String, String> environment) {
        this.environment = environment;
    }

    static void main() throws IOException, InterruptedException {
        System.exit(new Siege(System.getenv()).run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        try (PackagedService service = PackagedService.start(ServiceSettings.of(environment, "service", FOLDER))) {
            Ground ground = new Ground(service.target());
            BigWorkspace big = new BigWorkspace(ground);
            String other = ground.newKey();
            for (Attack attack : attacks(ground, big)) {
                carryOut(attack, service, other);
            }
        }
        out.println("\n| attack | tries | failures | seconds | MiB at most |\n|---|---:|---:|---:|---:|");
        rows.forEach(out::println);
        out.printf("%d attacks, %d failures%n", rows.size(), failures);
        return failures == 0;
    }

    private List<Attack> attacks(Ground ground, BigWorkspace big) {
        boolean isShort = !environment.getOrDefault("SHORT", "").isEmpty();
        Pattern only = Pattern.compile(environment.getOrDefault("ONLY", ""));
        return Stream.of(
                        new MemoryAttacks(ground).all(),
                        new GzipAttacks(ground).all(),
                        new WaitingAttacks(ground).all(),
                        new ReadingAttacks(ground, big).all(),
                        new DoorAttacks(ground).all(),
                        new HookAttacks(ground).all())
                .flatMap(List::stream)
                .filter(attack -> attack.isShort() || !isShort)
                .filter(attack -> only.matcher(attack.name()).find())
                .toList();
    }

    private void carryOut(Attack attack, PackagedService service, String other)
            throws IOException, InterruptedException {
        Tally tally = new Tally();
        service.forgetPeak();
        long start = System.nanoTime();
        try (Watch _ = new Watch(service, other, patience(), tally)) {
            attack.action().run(tally);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            tally.tried(false, e.toString());
        }
        boolean isWell = isWellSoon(service);
        tally.tried(isWell, "the service did not recover");
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        failures += tally.failures();
        tally.examples().forEach(failure -> out.println("    " + failure));
        String row = "| %s | %d | %d | %d | %d |"
                .formatted(attack.name(), tally.tries(), tally.failures(), seconds, service.peakMemory());
        out.println(row);
        rows.add(row);
        // What one attack did is not held against the next.
        if (!isWell) {
            service.restart();
        }
    }

    private static boolean isWellSoon(PackagedService service) throws InterruptedException {
        Caller management = new Caller(service.management());
        for (int second = 0; second < RECOVERY_SECONDS && service.isAlive(); second++) {
            if (management.get("/q/health/ready", Duration.ofSeconds(5)).status() == 200) {
                return true;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        return false;
    }

    /** Of the other tenant, whatever happens to it: seconds. */
    private Duration patience() {
        String text = environment.getOrDefault("PATIENCE", "");
        return Duration.ofSeconds(text.isEmpty() ? 10 : Integer.parseInt(text));
    }
}
