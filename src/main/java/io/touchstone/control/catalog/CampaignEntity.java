package io.touchstone.control.catalog;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@IdClass(SourceKey.class)
@Table(name = "campaign")
class CampaignEntity extends PanacheEntityBase {

    @Id
    @Column(name = "workspace_id")
    long workspaceId;

    @Id
    @JdbcTypeCode(SqlTypes.VARBINARY)
    String id;

    @Column(nullable = false)
    String name;

    @Nullable String status;
}
