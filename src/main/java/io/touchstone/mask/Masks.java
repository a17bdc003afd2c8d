package io.touchstone.mask;

import io.touchstone.mask.OpaqueIds.OpaqueKind;

/** What one caller may see of people. As {@link OpaqueIds}, for one thread at a time. */
public final class Masks {

    private final OpaqueIds ids;
    private final boolean hide;

    /** @param hide whether the caller must not recognise anybody */
    public Masks(OpaqueKey key, boolean hide) {
        this.ids = new OpaqueIds(key);
        this.hide = hide;
    }

    /** Whether the caller must not recognise anybody. */
    public boolean hide() {
        return hide;
    }

    /** How the caller may call a message. */
    public String messageId(long key, String id) {
        return hide ? ids.format(OpaqueKind.MESSAGE, key) : id;
    }

    /** Those of the workspace, which say nothing to anybody. */
    public OpaqueIds ids() {
        return ids;
    }
}
