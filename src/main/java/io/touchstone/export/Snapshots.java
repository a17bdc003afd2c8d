package io.touchstone.export;

import io.touchstone.control.workspace.Reads;
import io.touchstone.control.workspace.Reads.Walk;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.costly.CostlyCalls;
import io.touchstone.costly.CostlyCalls.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Walks that read page after page and yet see one state of the database, however long they take. */
@ApplicationScoped
public class Snapshots {

    /** A good size for a page of a walk: some milliseconds, and a megabyte or less. */
    public static final int ROWS_AT_ONCE = 1_000;

    private final Reads reads;
    private final CostlyCalls exports;
    private final Duration patience;

    Snapshots(Reads reads, ExportConfig config) {
        this.reads = reads;
        this.exports = new CostlyCalls("exports", config.atOncePerWorkspace(), config.atOnce());
        this.patience = config.waitAtMost();
    }

    /**
     * Rows of a workspace that are read while they are written. Who has to wait for others does so here, before there is a
     * connection.
     */
    public <R> Table.Rows<R> rows(Workspace workspace, Walk<R> walk) {
        return consumer -> {
            try (Place _ = exports.enter(workspace.id(), patience)) {
                reads.walk(workspace, walk, consumer);
            }
        };
    }
}
