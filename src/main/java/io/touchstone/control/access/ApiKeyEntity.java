package io.touchstone.control.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.touchstone.tenant.WorkspaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    @Column(name = "expires_at")
    @Nullable Long expiresAt;

    /** Since 1970, in UTC. Written by {@link KeyUseStore}. */
    @Column(name = "last_used_day", insertable = false, updatable = false)
    @Nullable Integer lastUsedDay;

    ApiKey toApiKey() {
        return new ApiKey(
                new WorkspaceId(workspaceId),
                new ApiKeyId(id),
                name,
                List.of(scopes.split(" ", -1)),
                Instant.ofEpochMilli(createdAt),
                expiresAt == null ? null : Instant.ofEpochMilli(expiresAt),
                lastUsedDay == null ? null : LocalDate.ofEpochDay(lastUsedDay));
    }

    boolean isAdmin() {
        return toApiKey().scopes().contains(Scope.ADMIN);
    }

    /** Whether it can make other keys for as long as it is not deleted. */
    boolean isLastingAdmin() {
        return expiresAt == null && isAdmin();
    }
}
