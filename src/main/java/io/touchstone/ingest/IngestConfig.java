package io.touchstone.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

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
     * The most bytes of bodies that are read and stored at once in each instance, streams aside: more wait a while, then
     * get a 503. A body of more has the instance for itself.
     */
    @WithDefault("67108864")
    int bytesAtOnce();

    /** The most events of one workspace that wait in each instance; those of one more request get a 429. */
    @WithDefault("20000")
    int waitingEvents();
}
