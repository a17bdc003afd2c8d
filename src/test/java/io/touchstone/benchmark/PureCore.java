package io.touchstone.benchmark;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link AttributionBenchmark} as JMH does, in a JVM of its own. */
final class PureCore {

    private PureCore() {}

    /** @return touches per second, on one core */
    static double touchesPerSecond() throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(AttributionBenchmark.class.getName())
                        // What JMH itself asks of the JVM, which would else complain of it.
                        .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run()
                .iterator()
                .next()
                .getPrimaryResult()
                .getScore();
    }
}
