package io.touchstone.control.workspace;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "deleted_workspace")
class DeletedWorkspaceEntity extends PanacheEntityBase {

    @Id
    long id;

    /** Epoch milliseconds. */
    @Column(name = "deleted_at", nullable = false)
    long deletedAt;
}
