package io.touchstone.erasure;

import io.touchstone.tenant.WorkspaceId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes of ids and identities of one workspace. For one thread at a time. */
final class ErasureDigests {

    private static final String ALGORITHM = "HmacSHA256";

    /** 128 bits: no two of a billion ids share them. */
    private static final int BYTES = 16;

    private static final HexFormat HEXADECIMAL = HexFormat.of();

    private final WorkspaceId workspace;
    private final List<Mac> macs = new ArrayList<>();

    /** @param keys the first makes what is stored; all recognize it */
    ErasureDigests(WorkspaceId workspace, List<byte[]> keys) {
        this.workspace = workspace;
        try {
            for (byte[] key : keys) {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(key, ALGORITHM));
                macs.add(mac);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String of(ErasedName name) {
        return digest(macs.getFirst(), name);
    }

    /** As it would be stored under each of the keys. */
    List<String> all(ErasedName name) {
        return macs.stream().map(mac -> digest(mac, name)).toList();
    }

    private String digest(Mac mac, ErasedName name) {
        mac.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(workspace.value())
                .putInt(name.kind())
                .array());
        return HEXADECIMAL.formatHex(Arrays.copyOf(mac.doFinal(name.value().getBytes(StandardCharsets.UTF_8)), BYTES));
    }
}
