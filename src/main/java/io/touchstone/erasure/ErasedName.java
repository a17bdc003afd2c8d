package io.touchstone.erasure;

import io.touchstone.eventlog.KeyDictionary.IdKind;

/**
 * An id or an identity, as it is hashed.
 *
 * @param kind 0 of an event, else as in the dictionary of ids
 */
record ErasedName(int kind, String value) {

    private static final int EVENT = 0;

    static ErasedName event(String id) {
        return new ErasedName(EVENT, id);
    }

    boolean isEvent() {
        return kind == EVENT;
    }

    static ErasedName of(IdKind kind, String value) {
        return new ErasedName(kind.code(), value);
    }
}
