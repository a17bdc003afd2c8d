package io.touchstone.intake;

import io.touchstone.http.body.Rooms;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the room that bodies have follow the heap. */
final class BodyRooms {

    private static final double OF_HEAP = 0.6;

    private BodyRooms() {}

    @Produces
    @Singleton
    static Rooms rooms(IngestConfig config) {
        return new Rooms(
                config.bytesAtOnce()
                        .orElse((long) (OF_HEAP * Runtime.getRuntime().maxMemory())),
                config.workspaceShare());
    }
}
