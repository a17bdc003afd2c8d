package io.touchstone.erasure;

import java.time.Instant;
import java.util.List;

/**
 * Proves that somebody was erased, without telling who. It has what it takes to do the same again to a backup of before.
 *
 * @param id begins with {@code er_}
 * @param erasedBy the id of a key, {@code jwt:} and the subject of a token, a connection that asked for it, or {@code backup}
 */
public record ErasureReceipt(
        String id,
        String workspaceId,
        Instant erasedAt,
        String erasedBy,
        Erased erased,
        List<IdentityProof> identities) {

    /**
     * How much.
     *
     * @param events about such a message, purchase or identity
     */
    public record Erased(int identities, int messages, int purchases, int events) {}

    /**
     * An identity.
     *
     * @param number of it, which means nothing elsewhere
     * @param digest keyed hash of its kind and value, in hexadecimal
     */
    public record IdentityProof(String number, String digest) {}
}
