package io.touchstone.control.settings;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.access.Scope;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.http.ConditionalRead;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;

/** The settings of the key's workspace. */
@Path("/v1/settings")
@RunOnVirtualThread
class SettingsResource {

    private final CurrentWorkspace current;
    private final SettingsChange change;
    private final ConditionalRead conditional;

    SettingsResource(CurrentWorkspace current, SettingsChange change, ConditionalRead conditional) {
        this.current = current;
        this.change = change;
        this.conditional = conditional;
    }

    @GET
    @RolesAllowed({Scope.READ, Scope.ADMIN})
    public Settings settings() {
        Workspace workspace = current.workspace();
        conditional.unlessKnown(workspace);
        return Settings.of(workspace);
    }

    @PATCH
    @RolesAllowed(Scope.ADMIN)
    public Settings change(SettingsPatch patch) {
        return Settings.of(change.apply(current.id(), patch));
    }
}
