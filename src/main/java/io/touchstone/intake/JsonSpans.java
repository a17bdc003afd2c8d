package io.touchstone.intake;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.io.IOException;

/**
 * Finds where the values of a JSON text begin and end. What stands between quotes and brackets it takes as it is; whatever it
 * passes over it does not hold, however long and deep.
 */
final class JsonSpans {

    private final ReadWindow window;

    JsonSpans(ReadWindow window) {
        this.window = window;
    }

    static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_JSON, detail);
    }

    /** The first byte of a value, which is none that no value begins with. */
    byte start() throws IOException {
        byte first = next();
        if ("{[\"-0123456789tfn".indexOf(first) < 0) {
            throw malformed("The body is not JSON.");
        }
        return first;
    }

    /** The next byte that is no space, which is left where it is. */
    byte next() throws IOException {
        while (window.hasNext()) {
            byte next = window.peek();
            if (!isSpace(next)) {
                return next;
            }
            pass();
        }
        throw malformed("The body ends before its JSON does.");
    }

    /** Passes over one byte. */
    void pass() {
        window.moveTo(window.position() + 1);
    }

    void expect(char character) throws IOException {
        if (next() != character) {
            throw malformed("There should be a " + character + " where something else stands.");
        }
        pass();
    }

    /** Whether another element follows, or else the end of the object or array. */
    boolean goesOn(char end) throws IOException {
        boolean over = next() == end;
        expect(over ? end : ',');
        return !over;
    }

    /** Nothing follows. */
    void end() throws IOException {
        while (window.hasNext()) {
            if (!isSpace(window.peek())) {
                throw malformed("Something follows after the end of the JSON value.");
            }
            pass();
        }
    }

    /** Passes over a value, which begins with the next byte. */
    void passValue() throws IOException {
        switch (window.peek()) {
            case '{', '[' -> passNested();
            case '"' -> passString();
            case '}', ']', ',', ':' -> throw malformed("A value is missing.");
            default -> passWord();
        }
    }

    private void passNested() throws IOException {
        long depth = 0;
        while (window.hasNext()) {
            byte[] bytes = window.bytes();
            int filled = window.filled();
            int next = window.position();
            boolean quote = false;
            while (next < filled && !quote) {
                switch (bytes[next++]) {
                    case '{', '[' -> depth++;
                    case '}', ']' -> {
                        if (--depth == 0) {
                            window.moveTo(next);
                            return;
                        }
                    }
                    case '"' -> quote = true;
                    default -> {}
                }
            }
            window.moveTo(quote ? next - 1 : next);
            if (quote) {
                passString();
            }
        }
        throw malformed("The body ends before its JSON does.");
    }

    private void passString() throws IOException {
        pass();
        boolean escaped = false;
        while (window.hasNext()) {
            byte[] bytes = window.bytes();
            int filled = window.filled();
            int next = window.position();
            while (next < filled) {
                byte character = bytes[next++];
                if (escaped) {
                    escaped = false;
                } else if (character == '\\') {
                    escaped = true;
                } else if (character == '"') {
                    window.moveTo(next);
                    return;
                }
            }
            window.moveTo(next);
        }
        throw malformed("The body ends before its JSON does.");
    }

    /** A number, {@code true}, {@code false} or {@code null}, or whatever stands where one should. */
    private void passWord() throws IOException {
        while (window.hasNext()) {
            byte next = window.peek();
            if (isSpace(next) || next == ',' || next == ']' || next == '}' || next == ':' || next == '"') {
                return;
            }
            pass();
        }
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }
}
