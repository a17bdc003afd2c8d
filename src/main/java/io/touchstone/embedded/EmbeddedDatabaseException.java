package io.touchstone.embedded;

/** The embedded database cannot start. The message is for the person who started the service, and says what to do. */
public final class EmbeddedDatabaseException extends RuntimeException {

    EmbeddedDatabaseException(String message) {
        super(message);
    }

    EmbeddedDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
