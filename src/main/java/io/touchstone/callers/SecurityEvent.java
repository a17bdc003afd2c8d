package io.touchstone.callers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the security log tells. No names, which people choose, no secrets, and nobody's contacts.
 *
 * <p>{@code by} is the id of the key that did it, or {@code jwt:} and the subject of the token.
 */
public sealed interface SecurityEvent {

    /**
     * @param address or, of IPv6, network
     * @param count since the last line of that address and reason
     */
    record AuthenticationFailed(String address, Refusal reason, long count) implements SecurityEvent {}

    /** @param expiresAt null for never */
    record KeyCreated(
            String workspaceId,
            String by,
            String keyId,
            List<String> scopes,
            @Nullable Instant expiresAt) implements SecurityEvent {}

    record KeyDeleted(String workspaceId, String by, String keyId) implements SecurityEvent {}

    record ConnectionCreated(String workspaceId, String by, String connectionId, String kind)
            implements SecurityEvent {}

    /** It has another secret; the one before holds for a day more. */
    record ConnectionSecretChanged(String workspaceId, String by, String connectionId) implements SecurityEvent {}

    record ConnectionDeleted(String workspaceId, String by, String connectionId) implements SecurityEvent {}

    /** By the operator. @param keyId the one that there is now in place of all others with the scope admin */
    record AdminKeysReplaced(String workspaceId, String keyId) implements SecurityEvent {}

    /** By the operator. @param keyId its first one */
    record WorkspaceCreated(String workspaceId, String keyId) implements SecurityEvent {}

    /** By the operator. */
    record WorkspaceDeleted(String workspaceId) implements SecurityEvent {}

    /** An answer with people who are not masked. @param route without the ids of its path */
    record ContactsRead(String workspaceId, String by, String route) implements SecurityEvent {}

    /** Somebody was erased. @param erasureId of the receipt */
    record ContactErased(String workspaceId, String by, String erasureId) implements SecurityEvent {}

    /** As the log calls it. */
    default String name() {
        return switch (this) {
            case AuthenticationFailed _ -> "authentication_failed";
            case KeyCreated _ -> "key_created";
            case KeyDeleted _ -> "key_deleted";
            case ConnectionCreated _ -> "connection_created";
            case ConnectionSecretChanged _ -> "connection_secret_changed";
            case ConnectionDeleted _ -> "connection_deleted";
            case AdminKeysReplaced _ -> "admin_keys_replaced";
            case WorkspaceCreated _ -> "workspace_created";
            case WorkspaceDeleted _ -> "workspace_deleted";
            case ContactsRead _ -> "contacts_read";
            case ContactErased _ -> "contact_erased";
        };
    }
}
