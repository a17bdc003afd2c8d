package io.touchstone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.touchstone.connection.Doors;
import io.touchstone.load.LoadCommand;
import java.util.Arrays;
import java.util.List;

/** The one program: the service, with {@code migrate} its schema alone, or with {@code load FILE} a client of it. */
@QuarkusMain
public class Touchstone {

    private static final int USAGE_ERROR = 2;

    public static void main(String[] arguments) {
        List<String> words = Arrays.asList(arguments);
        if (words.isEmpty()) {
            Doors.open();
            System.exit(Service.run(Quarkus::run));
        }
        if (words.equals(List.of(Migration.NAME))) {
            System.exit(Migration.execute());
        }
        if (words.getFirst().equals(LoadCommand.NAME)) {
            System.exit(LoadCommand.run(words.subList(1, words.size()), System.getenv(), System.out));
        }
        System.err.println("Without arguments the service starts. The other uses are:\n"
                + Migration.NAME + "\n  brings the schema of the configured database up to this release\n"
                + LoadCommand.USAGE);
        System.exit(USAGE_ERROR);
    }
}
