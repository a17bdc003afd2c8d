package io.touchstone.export;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.workspace.Reads;
import io.touchstone.workspace.Reads.Walk;
import io.touchstone.workspace.Workspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/** Walks that read page after page and yet see one state of the database, however long they take. */
@ApplicationScoped
public class Snapshots {

    /** A good size for a page of a walk: some milliseconds, and a megabyte or less. */
    public static final int ROWS_AT_ONCE = 1_000;

    private final Reads reads;
    private final Semaphore free;

    Snapshots(Reads reads, ExportConfig config) {
        this.reads = reads;
        this.free = new Semaphore(config.atOnce());
    }

    /** Rows of a workspace that are read while they are written. */
    public <R> Table.Rows<R> rows(Workspace workspace, Walk<R> walk) {
        return consumer -> {
            if (!free.tryAcquire()) {
                throw new ProblemException(
                        ProblemType.OVERLOADED, "As many exports are under way as may be at once; try again.");
            }
            try {
                reads.walk(workspace, walk, consumer);
            } finally {
                free.release();
            }
        };
    }
}
