package io.touchstone.security;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.touchstone.workspace.WorkspaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

@Entity
@IdClass(ApiKeyEntity.Key.class)
@Table(name = "api_key")
class ApiKeyEntity extends PanacheEntityBase {

    record Key(long workspaceId, long id) implements Serializable {}

    @Id
    @Column(name = "workspace_id")
    long workspaceId;

    @Id
    long id;

    @Column(nullable = false)
    String name;

    /** Separated by spaces. */
    @Column(nullable = false)
    String scopes;

    @Column(name = "secret_hash", nullable = false)
    byte[] secretHash;

    @Column(name = "created_at", nullable = false)
    long createdAt;

    ApiKey toApiKey() {
        return new ApiKey(
                new WorkspaceId(workspaceId),
                new ApiKeyId(id),
                name,
                List.of(scopes.split(" ", -1)),
                Instant.ofEpochMilli(createdAt));
    }

    boolean isAdmin() {
        return toApiKey().scopes().contains(Scope.ADMIN);
    }
}
