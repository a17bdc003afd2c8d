package io.touchstone.source.link.click;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where clicks wait for the database. */
@ConfigMapping(prefix = "touchstone.clicks")
interface ClicksConfig {

    /** A folder of a disk of this machine; relative to the working directory. Several instances may share it. */
    Path directory();

    /** In bytes: of clicks that come while so many wait nothing is kept. A click takes some hundred. */
    long mostBytes();

    /**
     * Of one link, in a minute and in each instance, whoever they are of. A {@code ref} costs whoever makes it up nothing, so that those of
     * one link have an end together.
     */
    int mostOfLink();
}
