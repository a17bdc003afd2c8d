package io.touchstone.rebuild;

import io.touchstone.contact.Naming;
import io.touchstone.eventlog.AttributeLog;
import io.touchstone.eventlog.AttributeLog.Attributes;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stored events say about people. */
final class Namings {

    private Namings() {}

    static List<Naming> of(Connection connection, WorkspaceId workspace, List<StoredEvent> events) throws SQLException {
        Set<Long> first = new HashSet<>();
        List<StoredEvent> naming =
                events.stream().filter(event -> !event.contact().isEmpty()).toList();
        naming.forEach(event -> first.add(event.contact().any()));
        Map<Long, Attributes> attributes = new HashMap<>();
        AttributeLog.of(connection, workspace, first).forEach(row -> attributes.put(row.eventKey(), row));
        List<Naming> namings = new ArrayList<>();
        for (StoredEvent event : naming) {
            List<Long> keys = new ArrayList<>(event.contact().all());
            keys.addAll(event.sameAs().all());
            Attributes given = attributes.get(event.key());
            namings.add(new Naming(
                    event.stamp(), keys, given == null ? null : given.name(), given == null ? null : given.email()));
        }
        return namings;
    }
}
