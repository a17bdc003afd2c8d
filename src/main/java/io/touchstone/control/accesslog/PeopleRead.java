package io.touchstone.control.accesslog;

import io.touchstone.tenant.WorkspaceId;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/** An answer with people who are not masked, from when it begins to go out until it is over. Its number of contacts grows meanwhile. */
public final class PeopleRead {

    private final WorkspaceId workspace;
    private final Instant at;
    private final long serial = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    private final String caller;
    private final String operation;
    private final String asked;
    private final LongAdder contacts;
    private volatile boolean isOver;

    /**
     * @param at when it began to be made
     * @param caller the id of the key, or {@code jwt:} and the subject of the token
     * @param operation without the ids of its path
     * @param asked the parameters of the question, without what could name anybody
     * @param contacts whom it has shown so far
     */
    public PeopleRead(
            WorkspaceId workspace, Instant at, String caller, String operation, String asked, LongAdder contacts) {
        this.workspace = workspace;
        this.at = at;
        this.caller = caller;
        this.operation = operation;
        this.asked = asked;
        this.contacts = contacts;
    }

    /** Nothing comes after that. */
    public void end() {
        isOver = true;
    }

    boolean isOver() {
        return isOver;
    }

    WorkspaceId workspace() {
        return workspace;
    }

    /** As it stands now. */
    LoggedAccess entry() {
        return new LoggedAccess(at, serial, caller, operation, asked, contacts.sum());
    }
}
