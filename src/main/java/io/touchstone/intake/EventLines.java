package io.touchstone.intake;

import java.io.IOException;

/** The lines of a stream, one after the other. */
final class EventLines {

    private final ReadWindow window;
    private boolean begun;
    private boolean whole;
    private int length;

    EventLines(ReadWindow window) {
        this.window = window;
    }

    /** Goes to the next line; false after the last. */
    boolean next() throws IOException {
        if (!begun) {
            begun = true;
            window.passMark();
        }
        if (!window.hasNext()) {
            return false;
        }
        window.keep();
        boolean ended = false;
        while (!ended && window.hasNext()) {
            ended = passLine();
        }
        whole = window.isKept();
        length = whole ? window.position() - window.keptFrom() - (ended ? 1 : 0) : 0;
        return true;
    }

    /** Whether it is in memory; else it is longer than an event may be. */
    boolean isWhole() {
        return whole;
    }

    /** That has the line, until the next one. */
    byte[] bytes() {
        return window.bytes();
    }

    /** Where in these the line begins. */
    int from() {
        return window.keptFrom();
    }

    /** Without the end. */
    int length() {
        return length;
    }

    /** Whether it says nothing. */
    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            byte character = window.bytes()[window.keptFrom() + i];
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return whole;
    }

    /** Goes on to the end of the line, or of what was read; tells whether it is the former. */
    private boolean passLine() {
        byte[] bytes = window.bytes();
        int filled = window.filled();
        int next = window.position();
        while (next < filled && bytes[next] != '\n') {
            next++;
        }
        boolean ended = next < filled;
        window.moveTo(ended ? next + 1 : next);
        return ended;
    }
}
