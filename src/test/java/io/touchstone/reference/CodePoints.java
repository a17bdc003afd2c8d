package io.touchstone.reference;

import java.util.Arrays;
import java.util.Comparator;

/** The contract's order of ids. {@code String.compareTo} goes by UTF-16 unit and puts U+1F600 before U+FB01. */
final class CodePoints {

    static final Comparator<String> ORDER = (left, right) ->
            Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());

    private CodePoints() {}
}
