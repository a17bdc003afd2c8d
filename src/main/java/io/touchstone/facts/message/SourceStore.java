package io.touchstone.facts.message;

import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.eventlog.KeySequence;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.sql.Tenant;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sources of a workspace. They are few and never change, so that knowing one takes no lock. */
public final class SourceStore {

    private static final String SELECT = """
            SELECT source_key, owner_key, campaign_id, flow_id, node_id, template, category
            FROM source WHERE workspace_id = :workspace
            """;

    private SourceStore() {}

    /** Those of {@code sources} that exist. */
    static List<KnownSource> named(Tenant tenant, Collection<MessageSource> sources) {
        return tenant.queryIn(
                """
                SELECT source_key, owner_key, campaign_id, flow_id, node_id, template, category
                FROM surrogate JOIN source ON source.workspace_id = surrogate.workspace_id AND source_key = surrogate_key
                WHERE surrogate.workspace_id = :workspace AND kind = ? AND id IN ?
                """,
                SourceStore::read,
                sources.stream().map(SourceStore::digest).toList(),
                IdKind.SOURCE.code());
    }

    /** Some sources of a workspace, by key. */
    public static Map<Long, KnownSource> find(Tenant tenant, Collection<Long> keys) {
        return byKey(tenant.queryIn(SELECT + " AND source_key IN ?", SourceStore::read, keys));
    }

    /** All sources of a workspace, by key. */
    public static Map<Long, KnownSource> all(Tenant tenant) {
        return byKey(tenant.query(SELECT, SourceStore::read));
    }

    private static Map<Long, KnownSource> byKey(List<KnownSource> sources) {
        Map<Long, KnownSource> byKey = new HashMap<>();
        sources.forEach(source -> byKey.put(source.key(), source));
        return byKey;
    }

    private static KnownSource read(Row row) {
        return new KnownSource(
                row.number(),
                row.number(),
                new MessageSource(row.idOrNull(), row.idOrNull(), row.idOrNull(), row.idOrNull(), row.idOrNull()));
    }

    /**
     * Sources never seen before. Another transaction may make the same ones: the first to lock their ids decides the keys.
     */
    static List<KnownSource> make(Tenant tenant, Collection<MessageSource> sources, KeySequence fresh) {
        Map<String, MessageSource> byDigest = new LinkedHashMap<>();
        sources.forEach(source -> byDigest.put(digest(source), source));
        Map<IdKind, Set<String>> ids = new EnumMap<>(IdKind.class);
        ids.put(IdKind.SOURCE, byDigest.keySet());
        byDigest.values()
                .forEach(source -> ids.computeIfAbsent(ownerKind(source), kind -> new HashSet<>())
                        .add(source.ownerId()));
        KeyDictionary keys = KeyDictionary.hold(tenant, ids, fresh);
        List<KnownSource> made = new ArrayList<>();
        byDigest.forEach((digest, source) -> made.add(new KnownSource(
                keys.key(IdKind.SOURCE, digest), keys.key(ownerKind(source), source.ownerId()), source)));
        insert(tenant, made);
        return made;
    }

    private static IdKind ownerKind(MessageSource source) {
        return switch (source.kind()) {
            case CAMPAIGN -> IdKind.CAMPAIGN;
            case FLOW -> IdKind.FLOW;
        };
    }

    private static void insert(Tenant tenant, List<KnownSource> sources) {
        tenant.batch(
                """
                INSERT INTO source (workspace_id, source_key, owner_key, campaign_id, flow_id, node_id, template, category)
                VALUES (:workspace, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE source_key = source_key
                """,
                sources,
                (parameters, known) -> parameters
                        .add(known.key())
                        .add(known.ownerKey())
                        .addId(known.source().campaignId())
                        .addId(known.source().flowId())
                        .addId(known.source().nodeId())
                        .addId(known.source().template())
                        .addId(known.source().category()));
    }

    /** Five ids do not fit into an index; their digest does. Lengths keep {@code (a, bc)} and {@code (ab, c)} apart. */
    private static String digest(MessageSource source) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String id : new String[] {
                source.campaignId(), source.flowId(), source.nodeId(), source.template(), source.category()
            }) {
                byte[] bytes = id == null ? new byte[0] : Sql.bytes(id);
                sha256.update(ByteBuffer.allocate(4)
                        .putInt(id == null ? -1 : bytes.length)
                        .flip());
                sha256.update(bytes);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
