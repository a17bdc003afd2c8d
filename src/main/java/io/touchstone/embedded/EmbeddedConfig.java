package io.touchstone.embedded;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** The database that starts when none is configured. It is read before there is anything to inject it into. */
@Unremovable
@ConfigMapping(prefix = "touchstone.embedded")
interface EmbeddedConfig {

    /** Where it keeps its data between starts; relative to the working directory. */
    Path directory();
}
