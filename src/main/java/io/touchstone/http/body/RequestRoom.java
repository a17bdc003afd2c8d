package io.touchstone.http.body;

import io.quarkus.security.identity.SecurityIdentity;
import io.touchstone.http.body.Rooms.Room;
import io.touchstone.sql.RowMemory;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The room of this request, for its body and what is made of it: given back at its end, or before. */
@RequestScoped
public class RequestRoom {

    /** In bytes, the rows of an ordinary answer. */
    private static final long FREE_FOR_ROWS = 2 * 1024 * 1024;

    private final Rooms rooms;
    private final SecurityIdentity identity;
    private @Nullable Room room;
    private @Nullable Closeable body;

    RequestRoom(Rooms rooms, SecurityIdentity identity) {
        this.rooms = rooms;
        this.identity = identity;
    }

    /** That of the workspace of the caller's key. */
    public Room room() {
        if (room == null) {
            String name = identity.isAnonymous() ? "" : identity.getPrincipal().getName();
            // Keys are named after their workspace: all of them share its room.
            room = rooms.enter(name.substring(0, name.indexOf('/') < 0 ? name.length() : name.indexOf('/')));
        }
        return room;
    }

    /** Does work whose rows, of which the answer may be made, take room until the end of the request. */
    public <T, X extends Throwable> T askingForRows(ScopedValue.CallableOp<? extends T, X> work) throws X {
        return RowMemory.ask(FREE_FOR_ROWS, room().forRows(), work);
    }

    /** Closes the stream at the end of the request. */
    void closing(Closeable stream) {
        body = stream;
    }

    @PreDestroy
    void end() {
        if (room != null) {
            room.close();
        }
        try {
            if (body != null) {
                body.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
