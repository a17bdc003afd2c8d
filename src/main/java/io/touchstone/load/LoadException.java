package io.touchstone.load;

/** The service does not take the events. The message is for the person who loads them. */
final class LoadException extends Exception {

    LoadException(String message) {
        super(message);
    }
}
