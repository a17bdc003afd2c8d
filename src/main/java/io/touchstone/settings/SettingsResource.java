package io.touchstone.settings;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.security.CurrentWorkspace;
import io.touchstone.security.Scope;
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

    SettingsResource(CurrentWorkspace current, SettingsChange change) {
        this.current = current;
        this.change = change;
    }

    @GET
    @RolesAllowed({Scope.READ, Scope.ADMIN})
    public Settings settings() {
        return Settings.of(current.workspace());
    }

    @PATCH
    @RolesAllowed(Scope.ADMIN)
    public Settings change(SettingsPatch patch) {
        return Settings.of(change.apply(current.id(), patch));
    }
}
