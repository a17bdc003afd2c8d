package io.touchstone.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.touchstone.mask.Masks;
import io.touchstone.mask.OpaqueKey;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.workspace.Workspace;
import io.touchstone.workspace.WorkspaceId;
import io.touchstone.workspace.Workspaces;
import jakarta.enterprise.context.RequestScoped;

/** The workspace that a request is about: that of its key. Nothing else in the request has a say in it. */
@RequestScoped
public class CurrentWorkspace {

    private final SecurityIdentity identity;
    private final Workspaces workspaces;

    CurrentWorkspace(SecurityIdentity identity, Workspaces workspaces) {
        this.identity = identity;
        this.workspaces = workspaces;
    }

    /** Its id, as {@link #workspace}. */
    public WorkspaceId id() {
        return workspace().id();
    }

    /**
     * It and its settings, as they were when the request came.
     *
     * @throws IllegalStateException for the operator, who has none: a resource that gets there lacks its scope
     */
    public Workspace workspace() {
        return holder().workspace();
    }

    /**
     * The version of its data, as of the same moment. What is read from the same database after it is of this version or a later
     * one.
     */
    public long dataVersion() {
        return holder().dataVersion();
    }

    private KeyHolder holder() {
        if (identity.getPrincipal() instanceof KeyHolder holder) {
            return holder;
        }
        throw new IllegalStateException("Only API keys have a workspace");
    }

    /** Whether the caller may see who a contact is; else contacts have to be masked. */
    public boolean mayReadContacts() {
        return identity.hasRole(Scope.READ_CONTACTS);
    }

    /** What the caller may see of people. Always new: a request may hand its answer to another thread. */
    public Masks masks() {
        OpaqueKey key = workspaces.opaqueKey(workspace()).orElseThrow(CurrentWorkspace::gone);
        return new Masks(key, !mayReadContacts());
    }

    /** What to answer where the workspace of a key turns out to be deleted: the same as for its key a moment later. */
    public static ProblemException gone() {
        return new ProblemException(ProblemType.UNAUTHENTICATED, "The workspace of this key was deleted.");
    }
}
