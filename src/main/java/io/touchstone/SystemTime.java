package io.touchstone;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The clock of the machine, for whoever asks for an {@link InstantSource}. */
final class SystemTime {

    @Produces
    @Singleton
    InstantSource now() {
        return InstantSource.system();
    }
}
