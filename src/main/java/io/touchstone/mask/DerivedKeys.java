package io.touchstone.mask;

import java.util.Map;

/** Keys that are derived from what the operator keeps outside the database. */
public interface DerivedKeys {

    /**
     * Keys for a purpose, by the ids of those that they are derived from, the first first; none where the operator set none.
     *
     * @param length of each, in bytes
     */
    Map<String, byte[]> derive(String purpose, int length);
}
