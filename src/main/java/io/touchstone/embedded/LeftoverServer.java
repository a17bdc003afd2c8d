package io.touchstone.embedded;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A server, or the installation of one, that outlived its owner.
 *
 * <p>It is known by its command line, which names our binaries and our data, and not by a file with its process id:
 * an owner can be killed before it wrote one, and the id in an old one may be somebody else's by now.
 */
final class LeftoverServer {

    private LeftoverServer() {}

    /** Call only as the owner of {@code directory}, a real path: then whoever runs there belongs to nobody. */
    static void endAll(Path directory, Consumer<String> announce) throws InterruptedException {
        for (ProcessHandle process : ProcessHandle.allProcesses()
                .filter(each -> runsIn(directory, each))
                .toList()) {
            announce.accept(
                    "Ending the database server that a killed run left behind (process " + process.pid() + ").");
            Termination.end(process);
        }
    }

    private static boolean runsIn(Path directory, ProcessHandle process) {
        String[] arguments = process.info().arguments().orElse(new String[0]);
        return hasArgument(arguments, "--basedir=" + directory + "/")
                && hasArgument(arguments, "--datadir=" + directory + "/");
    }

    private static boolean hasArgument(String[] arguments, String start) {
        for (String argument : arguments) {
            if (argument.startsWith(start)) {
                return true;
            }
        }
        return false;
    }
}
