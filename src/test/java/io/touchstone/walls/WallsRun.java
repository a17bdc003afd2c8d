package io.touchstone.walls;

import io.touchstone.wire.PackagedService;
import io.touchstone.wire.ServiceSettings;
import io.touchstone.wire.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What {@code make walls} starts. Exit status 0 when every wall held, else 1. */
final class WallsRun {

    private static final Path FOLDER = Path.of("target", "walls");

    private WallsRun() {}

    static void main() throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        Tries tries = new Tries();
        String url = environment.getOrDefault("TOUCHSTONE_URL", "");
        if (url.isEmpty()) {
            try (PackagedService service = PackagedService.start(ServiceSettings.of(environment, "service", FOLDER))) {
                new Walls(service.target(), ExpiredKey::afterAWhile, Optional.empty(), tries).run();
            }
        } else {
            Target target = Target.of(url, environment.getOrDefault("TOUCHSTONE_OPERATOR_TOKEN", ""));
            new Walls(target, ExpiredKey::afterAWhile, Optional.empty(), tries).run();
        }
        tries.print(System.out);
        System.exit(tries.failures().isEmpty() ? 0 : 1);
    }
}
