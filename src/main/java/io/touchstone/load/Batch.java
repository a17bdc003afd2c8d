package io.touchstone.load;

import java.util.List;

/**
 * The events of one request.
 *
 * @param body one event a line, each character one byte of the file
 * @param lineNumbers where each event stands in the file, from 1
 */
record Batch(String body, List<Long> lineNumbers) {

    int size() {
        return lineNumbers.size();
    }
}
