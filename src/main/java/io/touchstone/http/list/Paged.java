package io.touchstone.http.list;

import org.jspecify.annotations.Nullable;

/** An answer that may go on: it gets a {@code Link: rel="next"} header whenever it has a next cursor. */
public interface Paged {

    /** Null at the end. */
    @Nullable String nextCursor();
}
