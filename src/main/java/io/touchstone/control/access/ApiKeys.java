package io.touchstone.control.access;

import io.quarkus.panache.common.Sort;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of the workspaces. */
@ApplicationScoped
public class ApiKeys {

    private final Workspaces workspaces;
    private final KeyUses uses;
    private final InstantSource time;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(Workspaces workspaces, KeyUses uses, InstantSource time) {
        this.workspaces = workspaces;
        this.uses = uses;
        this.time = time;
    }

    /** A new key that never expires; what this returns is the only time its secret is known. */
    @Transactional
    public CreatedApiKey create(WorkspaceId workspace, String name, List<String> scopes) {
        return create(workspace, name, scopes, null);
    }

    /**
     * A new key; what this returns is the only time its secret is known.
     *
     * @param expiresAt from then on it lets nobody in; null for never
     */
    @Transactional
    CreatedApiKey create(WorkspaceId workspace, String name, List<String> scopes, @Nullable Instant expiresAt) {
        // Else a key could slip in behind the deletion of its workspace.
        lock(workspace);
        ApiKeyToken token = ApiKeyToken.random(workspace, random);
        ApiKeyEntity entity = new ApiKeyEntity();
        entity.workspaceId = workspace.value();
        entity.id = token.keyId();
        entity.name = name;
        entity.scopes = String.join(" ", scopes);
        entity.secretHash = token.secretHash();
        entity.createdAt = time.millis();
        entity.expiresAt = expiresAt == null ? null : expiresAt.toEpochMilli();
        entity.persist();
        return CreatedApiKey.of(token, name, scopes, expiresAt);
    }

    /** Revokes every key with the scope {@code admin} and makes one with all scopes. */
    @Transactional
    public CreatedApiKey replaceAdminKeys(WorkspaceId workspace) {
        all(workspace).stream().filter(ApiKeyEntity::isAdmin).forEach(ApiKeyEntity::delete);
        return create(workspace, "admin", Scope.OF_KEYS);
    }

    /** Revokes every key of this name and makes one in their place, with these scopes, that expires. */
    @Transactional
    public CreatedApiKey replace(WorkspaceId workspace, String name, List<String> scopes, Instant expiresAt) {
        all(workspace).stream().filter(key -> key.name.equals(name)).forEach(ApiKeyEntity::delete);
        return create(workspace, name, scopes, expiresAt);
    }

    /** In the order of their ids: up to {@code count} of those after the given one. */
    @ActivateRequestContext
    List<ApiKey> list(WorkspaceId workspace, @Nullable ApiKeyId after, int count) {
        return ApiKeyEntity.<ApiKeyEntity>find(
                        "workspaceId = ?1 and id > ?2",
                        Sort.by("id"),
                        workspace.value(),
                        after == null ? 0L : after.value())
                .range(0, count - 1)
                .stream()
                .map(ApiKeyEntity::toApiKey)
                .map(uses::withLatest)
                .toList();
    }

    /**
     * Revokes a key. Nothing happens when there is none: false.
     *
     * @throws ProblemException when it is the last that can be relied on to make another: one that expires cannot
     */
    @Transactional
    boolean delete(WorkspaceId workspace, ApiKeyId id) {
        // Two requests that delete one of two admin keys each must not both find the other's still there.
        lock(workspace);
        ApiKeyEntity key = ApiKeyEntity.findById(new ApiKeyEntity.Key(workspace.value(), id.value()));
        if (key == null) {
            return false;
        }
        if (key.isLastingAdmin()
                && all(workspace).stream().filter(ApiKeyEntity::isLastingAdmin).count() == 1) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "This is the last key with the scope admin that never expires; make another such key first.");
        }
        key.delete();
        return true;
    }

    private void lock(WorkspaceId workspace) {
        if (workspaces.lock(workspace).isEmpty()) {
            throw CurrentWorkspace.gone();
        }
    }

    private static List<ApiKeyEntity> all(WorkspaceId workspace) {
        return ApiKeyEntity.list("workspaceId = ?1", workspace.value());
    }
}
