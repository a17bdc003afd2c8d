package io.touchstone.http.body;

import io.quarkus.security.identity.SecurityIdentity;
import io.touchstone.http.body.Rooms.Room;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The room of this request, for its body and what is made of it: given back at its end, or before. */
@RequestScoped
public class RequestRoom {

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
