package io.touchstone.source.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.tenant.WorkspaceId;
import java.time.Instant;

/**
 * A connection of a workspace to a platform.
 *
 * @param settings as its platform made them
 * @param unguessable the end of its address, see {@link HookToken}
 */
public record SourceConnection(
        WorkspaceId workspace,
        ConnectionId id,
        String kind,
        String name,
        ObjectNode settings,
        String unguessable,
        SealedText secrets,
        Instant createdAt) {

    HookToken token() {
        return new HookToken(workspace, id, unguessable);
    }

    /** Without settings and secrets. */
    @Override
    public String toString() {
        return kind + " " + id;
    }
}
