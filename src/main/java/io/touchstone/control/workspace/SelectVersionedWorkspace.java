package io.touchstone.control.workspace;

import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.util.Optional;

/** A workspace with the version of its data, for requests that come without a key of ours: as with one, in one statement. */
public final class SelectVersionedWorkspace {

    /** As of one moment. */
    public record VersionedWorkspace(Workspace workspace, DataVersion dataVersion) {}

    private SelectVersionedWorkspace() {}

    /** Empty once it is deleted. */
    public static Optional<VersionedWorkspace> find(Tenant tenant) {
        return tenant
                .query(
                        "SELECT (" + DataVersionStore.VERSION + "), (" + DataVersionStore.STORED_AT + "), "
                                + SelectWorkspace.COLUMNS
                                + " FROM workspace WHERE id = :workspace",
                        SelectVersionedWorkspace::read)
                .stream()
                .findFirst();
    }

    private static VersionedWorkspace read(Row row) {
        DataVersion version = DataVersionStore.read(row);
        return new VersionedWorkspace(SelectWorkspace.read(row), version);
    }
}
