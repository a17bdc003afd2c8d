package io.touchstone.sql;

/** Reads rows without a database. */
public final class MemoryOfRows {

    private static final int ROW = 16 * 1024;

    private MemoryOfRows() {}

    /** Rows that take so many bytes together. */
    public static void read(int bytes) {
        for (int i = 0; i < bytes / ROW; i++) {
            RowMemory.take(ROW);
        }
    }
}
