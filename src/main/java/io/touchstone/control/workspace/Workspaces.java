package io.touchstone.control.workspace;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.mask.OpaqueKey;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tenants. What is read is always what is stored now: nothing here is answered from a session's memory, because
 * settings change between the chunks of one long request.
 */
@ApplicationScoped
public class Workspaces {

    private static final int FIRST_GENERATION = 1;

    private final InstantSource time;
    private final Transactions transactions;
    private final SecureRandom random = new SecureRandom();

    Workspaces(InstantSource time, Transactions transactions) {
        this.time = time;
        this.transactions = transactions;
    }

    /** A new one with the default settings. */
    @Transactional
    public Workspace create(String name, ZoneId zone, Currency currency) {
        Workspace workspace = new Workspace(
                new WorkspaceId(random.nextLong(1, Long.MAX_VALUE)),
                name,
                zone,
                FIRST_GENERATION,
                false,
                currency,
                RateBase.SENT,
                AttributionRule.DEFAULT,
                Sharing.DEFAULT,
                false,
                false,
                OpaqueKey.random(random),
                0,
                0,
                null,
                null);
        WorkspaceEntity entity = new WorkspaceEntity();
        entity.take(workspace);
        entity.createdAt = time.millis();
        entity.persist();
        return workspace;
    }

    /**
     * As it is now, and nobody else changes or locks it until the transaction of the caller ends. For whoever stores
     * the first event or the first money: how settings may change depends on that, and they must not in between.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Workspace> lock(WorkspaceId id) {
        return lockEntity(id).map(Workspaces::forgotten);
    }

    /** An event was accepted: from now on a new time zone takes a rebuild. Within the transaction that locked it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void markEvents(WorkspaceId id) {
        WorkspaceEntity.update("hasEvents = true where id = ?1", id.value());
    }

    /** Somebody was erased. Within the transaction that locked it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void countErasure(WorkspaceId id) {
        WorkspaceEntity.update("erasures = erasures + 1 where id = ?1", id.value());
    }

    /** An event with money was accepted: from now on the currency is fixed. Within the transaction that locked it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void markMoney(WorkspaceId id) {
        WorkspaceEntity.update("hasMoney = true where id = ?1", id.value());
    }

    /**
     * What the opaque ids of a workspace are encrypted under. One that an instance of the release before made has no such key, because that
     * release knows of none: it gets one here, for good.
     *
     * @return empty once the workspace is deleted
     */
    public Optional<OpaqueKey> opaqueKey(Workspace workspace) {
        return workspace.opaqueKey() != null
                ? Optional.of(workspace.opaqueKey())
                : transactions.write(workspace.id(), tenant -> makeOpaqueKey(tenant.workspace()));
    }

    private Optional<OpaqueKey> makeOpaqueKey(WorkspaceId id) {
        WorkspaceEntity.update(
                "opaqueKey = ?1 where id = ?2 and opaqueKey is null",
                OpaqueKey.random(random).bytes(),
                id.value());
        return WorkspaceEntity.<WorkspaceEntity>findByIdOptional(id.value())
                .map(Workspaces::forgotten)
                .map(Workspace::opaqueKey);
    }

    /** Changes its settings, or what its answers are read from. Within the transaction that locked it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void save(Workspace workspace) {
        WorkspaceEntity entity = WorkspaceEntity.findById(workspace.id().value());
        entity.take(workspace);
        Panache.flush();
        Panache.getEntityManager().detach(entity);
    }

    /** In the order of their ids: up to {@code count} of those after the given one. */
    @ActivateRequestContext
    public List<Workspace> list(@Nullable WorkspaceId after, int count) {
        return WorkspaceEntity.<WorkspaceEntity>find("id > ?1", Sort.by("id"), after == null ? 0L : after.value())
                .range(0, count - 1)
                .stream()
                .map(Workspaces::forgotten)
                .toList();
    }

    // Native: Hibernate's own pessimistic lock says FOR UPDATE OF, which MariaDB does not know.
    private static Optional<WorkspaceEntity> lockEntity(WorkspaceId id) {
        return Panache.getEntityManager()
                .createNativeQuery("SELECT * FROM workspace WHERE id = :id FOR UPDATE", WorkspaceEntity.class)
                .setParameter("id", id.value())
                .getResultStream()
                .map(WorkspaceEntity.class::cast)
                .findFirst();
    }

    private static Workspace forgotten(WorkspaceEntity entity) {
        Panache.getEntityManager().detach(entity);
        return entity.toWorkspace();
    }
}
