package io.touchstone.mask;

import io.touchstone.mask.OpaqueIds.OpaqueKind;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What one caller may see of people. As {@link OpaqueIds}, for one thread at a time. */
public final class Masks {

    private final OpaqueIds ids;
    private final boolean hide;
    private final LongAdder shown;

    /** @param hide whether the caller must not recognise anybody */
    public Masks(OpaqueKey key, boolean hide) {
        this(key, hide, new LongAdder());
    }

    /** @param shown counts the people whom the caller may recognise */
    public Masks(OpaqueKey key, boolean hide, LongAdder shown) {
        this.ids = new OpaqueIds(key);
        this.hide = hide;
        this.shown = shown;
    }

    /** So many people are read for the caller. */
    public void read(int people) {
        if (!hide) {
            shown.add(people);
        }
    }

    /** Whether the caller must not recognise anybody. */
    public boolean hide() {
        return hide;
    }

    /** How the caller may call a message. */
    public String messageId(long key, String id) {
        return hide ? ids.format(OpaqueKind.MESSAGE, key) : id;
    }

    /** As much of a link as the caller may see; null where there is none. */
    public @Nullable String link(@Nullable String url) {
        return url == null || !hide ? url : MaskedLink.of(url);
    }

    /** What somebody wrote, which may tell who it is; null where the caller may not see that, or there is none. */
    public @Nullable String words(@Nullable String text) {
        return hide ? null : text;
    }

    /** Those of the workspace, which say nothing to anybody. */
    public OpaqueIds ids() {
        return ids;
    }
}
