package io.touchstone.siege;

import io.touchstone.wire.Answer;
import org.jspecify.annotations.Nullable;

/** One with enough in it for an audit or an export to take a while; filled when it is first asked for. */
final class BigWorkspace {

    private static final int CONVERSIONS = 20_000;
    private static final int PER_REQUEST = 5_000;

    private final Ground ground;
    private @Nullable String key;

    BigWorkspace(Ground ground) {
        this.ground = ground;
    }

    synchronized String key() {
        if (key == null) {
            key = ground.newKey();
            for (int from = 0; from < CONVERSIONS; from += PER_REQUEST) {
                int first = from;
                Answer answer =
                        ground.post(key, Ground.LINES, Body.each(PER_REQUEST, i -> Events.conversion(first + i)));
                if (answer.status() != 200) {
                    throw new IllegalStateException("The events are not taken: " + answer);
                }
            }
        }
        return key;
    }
}
