package io.touchstone.source;

import java.util.List;

/**
 * What a body says.
 *
 * @param parts in the order of the body; at least one, for what says nothing is told of as well
 */
public record Translation(List<Part> parts) {

    public Translation {
        parts = List.copyOf(parts);
    }
}
