package io.touchstone.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalLong;

/** How requests with events share transactions, and when they are sent away. */
@ConfigMapping(prefix = "touchstone.ingest")
interface IngestConfig {

    /**
     * Transactions that store events of one workspace at once, in each instance: one computes or waits for the disk while the
     * other is in the database. Where little waits, one is enough.
     */
    @WithDefault("2")
    int transactionsAtOnce();

    /** The most events of several requests in one transaction; a request of more has one for itself. */
    @WithDefault("2000")
    int groupEvents();

    /**
     * The most bytes of memory that requests take for their bodies and for what is made of these, in each instance: more wait a
     * while, then get a 503. Six tenths of the heap when it is not set: with 256 MiB the greatest batch fits in, and what is
     * left is enough for everything else, some 20 MiB at rest and 32 MiB of statements under way.
     */
    OptionalLong bytesAtOnce();

    /**
     * The part of these that the requests of one workspace may take together; what is beyond waits a while, then gets a 429. One
     * that is the only one of its workspace may have up to 15/16 of all, so that no batch is too large for a share.
     */
    @WithDefault("0.5")
    double workspaceShare();

    /** The most events of one workspace that wait in each instance; those of one more request get a 429. */
    @WithDefault("20000")
    int waitingEvents();
}
