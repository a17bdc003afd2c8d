package io.touchstone.source.setup;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

@Entity
@IdClass(SourceConnectionEntity.ConnectionKey.class)
@Table(name = "source_connection")
class SourceConnectionEntity extends PanacheEntityBase {

    record ConnectionKey(long workspaceId, long id) implements Serializable {}

    @Id
    @Column(name = "workspace_id")
    long workspaceId;

    @Id
    long id;

    @Column(nullable = false)
    String kind;

    @Column(nullable = false)
    String name;

    /** JSON. */
    @Column(nullable = false)
    String settings;

    @Column(nullable = false)
    String unguessable;

    @Column(name = "secrets_key", nullable = false)
    String secretsKey;

    @Column(nullable = false)
    byte[] secrets;

    @Column(name = "created_at", nullable = false)
    long createdAt;
}
