package io.touchstone.erasure;

import io.touchstone.erasure.ErasureReceipt.Erased;
import io.touchstone.erasure.ErasureReceipt.IdentityProof;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps that people were erased, and who they were as far as it takes to know them again. */
final class ErasureStore {

    /** @param by as {@link ErasureReceipt#erasedBy} */
    record Erasure(ErasureId id, String by, Erased erased) {

        ErasureReceipt receipt(Tenant tenant, List<IdentityProof> proofs) {
            return new ErasureReceipt(
                    id.toString(),
                    tenant.workspace().toString(),
                    Instant.ofEpochMilli(id.erasedAt()),
                    by,
                    erased,
                    proofs);
        }
    }

    private record ProofLine(ErasureId id, IdentityProof proof) {}

    private static final String COLUMNS =
            "erasure.erased_at, erasure.erasure_id, erased_by, identities, messages, purchases, events";

    private ErasureStore() {}

    /** @param digests by identity key */
    static void insert(Tenant tenant, Erasure erasure, Map<Long, String> digests) {
        tenant.batch(
                """
                INSERT INTO erasure (workspace_id, erased_at, erasure_id, erased_by, identities, messages, purchases, events)
                VALUES (:workspace, ?, ?, ?, ?, ?, ?, ?)
                """,
                List.of(erasure),
                (parameters, row) -> parameters
                        .add(row.id().erasedAt())
                        .add(row.id().number())
                        .addId(row.by())
                        .add(row.erased().identities())
                        .add(row.erased().messages())
                        .add(row.erased().purchases())
                        .add(row.erased().events()));
        tenant.batch(
                """
                INSERT INTO erased_identity (workspace_id, erased_at, erasure_id, identity_key, digest)
                VALUES (:workspace, ?, ?, ?, ?)
                """,
                digests.entrySet(),
                (parameters, entry) -> parameters
                        .add(erasure.id().erasedAt())
                        .add(erasure.id().number())
                        .add(entry.getKey())
                        .addId(entry.getValue()));
    }

    /** Newest first, some before one of them. */
    static List<ErasureReceipt> before(Tenant tenant, ErasureId before, int count) {
        return receipts(
                tenant,
                tenant.query(
                        "SELECT " + COLUMNS + """
                                 FROM erasure WHERE workspace_id = :workspace AND erased_at <= ?
                                   AND (erased_at < ? OR erasure_id < ?)
                                ORDER BY erased_at DESC, erasure_id DESC LIMIT ?
                                """,
                        ErasureStore::read,
                        before.erasedAt(),
                        before.erasedAt(),
                        before.number(),
                        count));
    }

    /** The last one of somebody who had one of some identities. */
    static Optional<ErasureReceipt> byDigest(Tenant tenant, Collection<String> digests) {
        return latest(
                tenant,
                tenant.queryIn(
                        "SELECT erased_at, erasure_id FROM erased_identity FORCE INDEX (erased_identity_digest)"
                                + " WHERE workspace_id = :workspace AND digest IN ?",
                        row -> new ErasureId(row.number(), row.number()),
                        digests));
    }

    /** As {@link #byDigest}, by the numbers of identities. */
    static Optional<ErasureReceipt> byKey(Tenant tenant, Collection<Long> identityKeys) {
        return latest(
                tenant,
                tenant.queryIn(
                        "SELECT erased_at, erasure_id FROM erased_identity FORCE INDEX (erased_identity_key)"
                                + " WHERE workspace_id = :workspace AND identity_key IN ?",
                        row -> new ErasureId(row.number(), row.number()),
                        identityKeys));
    }

    private static Optional<ErasureReceipt> latest(Tenant tenant, List<ErasureId> ids) {
        return ids.stream()
                .max((id, other) -> Long.compare(id.erasedAt(), other.erasedAt()))
                .flatMap(id -> receipts(
                                tenant,
                                tenant.query(
                                        "SELECT " + COLUMNS
                                                + " FROM erasure WHERE workspace_id = :workspace AND erased_at = ? AND erasure_id = ?",
                                        ErasureStore::read,
                                        id.erasedAt(),
                                        id.number()))
                        .stream()
                        .findFirst());
    }

    private static List<ErasureReceipt> receipts(Tenant tenant, List<Erasure> erasures) {
        Map<ErasureId, List<IdentityProof>> proofs = new HashMap<>();
        if (!erasures.isEmpty()) {
            tenant.queryIn(
                            "SELECT erased_at, erasure_id, identity_key, digest FROM erased_identity FORCE INDEX (PRIMARY)"
                                    + " WHERE workspace_id = :workspace AND erased_at IN ? ORDER BY erased_at, erasure_id, identity_key",
                            row -> new ProofLine(
                                    new ErasureId(row.number(), row.number()),
                                    new IdentityProof(Long.toString(row.number()), row.id())),
                            erasures.stream()
                                    .map(row -> row.id().erasedAt())
                                    .distinct()
                                    .toList())
                    .forEach(line -> proofs.computeIfAbsent(line.id(), _ -> new ArrayList<>())
                            .add(line.proof()));
        }
        return erasures.stream()
                .map(row -> row.receipt(tenant, proofs.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static Erasure read(Row row) {
        return new Erasure(
                new ErasureId(row.number(), row.number()),
                row.id(),
                new Erased(row.integer(), row.integer(), row.integer(), row.integer()));
    }
}
