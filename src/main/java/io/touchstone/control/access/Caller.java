package io.touchstone.control.access;

import io.touchstone.control.workspace.DataVersion;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.tenant.WorkspaceId;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whoever sent a valid API key, or a valid token of the configured issuer.
 *
 * @param workspace as it was when the request came
 * @param dataVersion of its data at the same moment
 * @param expiresAt null for never
 */
record Caller(
        Workspace workspace,
        DataVersion dataVersion,
        CallerName name,
        List<String> scopes,
        @Nullable Instant expiresAt) implements Principal {

    /** By what callers are told apart, and counted. */
    sealed interface CallerName permits KeyName, JwtName {

        /** Within its workspace, for the security log. */
        String text();
    }

    /** Of whom a token speaks, in the issuer's words; who does not say is everybody of whom it does not. */
    record JwtName(WorkspaceId workspace, Optional<String> subject) implements CallerName {
        @Override
        public String text() {
            return "jwt:" + subject.orElse("");
        }
    }

    @Override
    public String getName() {
        return workspace.id() + "/" + name.text();
    }
}
