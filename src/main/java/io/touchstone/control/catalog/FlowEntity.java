package io.touchstone.control.catalog;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@IdClass(SourceKey.class)
@Table(name = "flow")
class FlowEntity extends PanacheEntityBase {

    @Id
    @Column(name = "workspace_id")
    long workspaceId;

    @Id
    @JdbcTypeCode(SqlTypes.VARBINARY)
    String id;

    @Column(nullable = false)
    String name;

    @Nullable String status;

    @ElementCollection
    @CollectionTable(
            name = "flow_node",
            joinColumns = {
                @JoinColumn(name = "workspace_id", referencedColumnName = "workspace_id"),
                @JoinColumn(name = "flow_id", referencedColumnName = "id")
            })
    @OrderColumn(name = "position")
    List<FlowGraph.Node> nodes = new ArrayList<>();

    @ElementCollection
    @CollectionTable(
            name = "flow_edge",
            joinColumns = {
                @JoinColumn(name = "workspace_id", referencedColumnName = "workspace_id"),
                @JoinColumn(name = "flow_id", referencedColumnName = "id")
            })
    @OrderColumn(name = "position")
    List<FlowGraph.Edge> edges = new ArrayList<>();
}
