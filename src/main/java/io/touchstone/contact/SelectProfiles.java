package io.touchstone.contact;

import io.touchstone.event.CodePointOrder;
import io.touchstone.event.Identity;
import io.touchstone.eventlog.Surrogates;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who some contacts are. */
public final class SelectProfiles {

    private record Named(long contactKey, int kind, String value, long firstNamedAt) {}

    private SelectProfiles() {}

    /** Profiles by contact key. */
    public static Map<Long, ContactProfile> of(
            Connection connection, WorkspaceId workspace, Collection<Long> contactKeys) throws SQLException {
        Map<Long, ContactProfile> profiles = new HashMap<>();
        Map<Long, List<Named>> identities = new HashMap<>();
        Sql.queryIn(
                        connection,
                        """
                        SELECT contact_key, kind, value, first_named_at
                        FROM identity WHERE workspace_id = ? AND contact_key IN ?
                        """,
                        row -> new Named(row.number(), row.integer(), row.id(), row.number()),
                        contactKeys,
                        workspace.value())
                .forEach(named -> identities
                        .computeIfAbsent(named.contactKey(), key -> new ArrayList<>())
                        .add(named));
        Sql.queryIn(
                connection,
                "SELECT contact_key, name FROM contact WHERE workspace_id = ? AND contact_key IN ?",
                row -> {
                    long key = row.number();
                    List<Named> ofContact = identities.getOrDefault(key, List.of());
                    return profiles.put(
                            key,
                            new ContactProfile(
                                    newest(ofContact, Identity.Kind.ID),
                                    row.textOrNull(),
                                    newest(ofContact, Identity.Kind.PHONE)));
                },
                contactKeys,
                workspace.value());
        return profiles;
    }

    /** The contact that an identity belongs to, if any event ever named it. */
    public static Optional<Long> byIdentity(Connection connection, WorkspaceId workspace, Identity identity)
            throws SQLException {
        return Sql.query(
                        connection,
                        """
                        SELECT contact_key FROM surrogate
                        JOIN identity ON identity.workspace_id = surrogate.workspace_id
                                     AND identity_key = surrogate_key
                        WHERE surrogate.workspace_id = ? AND surrogate.kind = ? AND id = ?
                        """,
                        Row::number,
                        workspace.value(),
                        Surrogates.Kind.of(identity.kind()).code(),
                        identity.value())
                .stream()
                .findFirst();
    }

    private static @Nullable String newest(List<Named> identities, Identity.Kind kind) {
        int code = Surrogates.Kind.of(kind).code();
        return identities.stream()
                .filter(named -> named.kind() == code)
                .max(Comparator.comparingLong(Named::firstNamedAt).thenComparing(Named::value, CodePointOrder.INSTANCE))
                .map(Named::value)
                .orElse(null);
    }
}
