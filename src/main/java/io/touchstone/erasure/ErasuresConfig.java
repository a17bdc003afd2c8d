package io.touchstone.erasure;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What outlives the database. */
@ConfigMapping(prefix = "touchstone.erasures")
interface ErasuresConfig {

    /**
     * A file of receipts, each a line, as {@code POST /v1/contacts/erase} answers: what they say is done again, where it is not, by whoever
     * migrates the schema.
     */
    Optional<Path> list();
}
