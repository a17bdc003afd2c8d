package io.touchstone.erasure;

import io.touchstone.control.workspace.Workspace;
import io.touchstone.mask.DerivedKeys;
import io.touchstone.mask.OpaqueKey;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * What hashes of the erased are made with: keys that are derived from those of {@code TOUCHSTONE_SECRETS_KEY}, so that nobody who has the
 * database alone can try numbers until one fits. Without that setting it is the workspace's own key, which lies in the database.
 */
@Singleton
class ErasureKeys {

    private static final String PURPOSE = "touchstone erasures";
    private static final int KEY_BYTES = 32;

    private final List<byte[]> derived;

    ErasureKeys(DerivedKeys keys) {
        this.derived = List.copyOf(keys.derive(PURPOSE, KEY_BYTES).values());
    }

    ErasureDigests of(Workspace workspace) {
        List<byte[]> keys = new ArrayList<>(derived);
        OpaqueKey own = workspace.opaqueKey();
        if (own != null) {
            keys.add(own.bytes());
        }
        return new ErasureDigests(workspace.id(), keys);
    }
}
