package io.touchstone.benchmark;

import java.util.HexFormat;

/** Turns consecutive numbers into ones without order, each different number into a different one (SplitMix64's finalizer). */
final class Scatter {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Scatter() {}

    static long of(long number) {
        long mixed = (number + 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    static String hex(long number) {
        return HEX.toHexDigits(of(number));
    }
}
