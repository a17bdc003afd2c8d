package io.touchstone.source.setup;

import java.util.Optional;

/** Boxes of tests. */
public final class SecretBoxes {

    private SecretBoxes() {}

    public static SecretBox of(String setting) {
        return new SecretBox(Optional.of(setting));
    }

    public static SecretBox none() {
        return new SecretBox(Optional.empty());
    }
}
