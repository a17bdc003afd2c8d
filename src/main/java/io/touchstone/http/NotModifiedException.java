package io.touchstone.http;

/** The client has the answer already: there is nothing to compute. */
final class NotModifiedException extends RuntimeException {

    NotModifiedException() {
        super("not modified", null, false, false);
    }
}
