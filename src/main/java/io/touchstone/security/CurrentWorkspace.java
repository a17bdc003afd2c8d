package io.touchstone.security;

import io.quarkus.security.identity.SecurityIdentity;
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

    /**
     * Its id.
     *
     * @throws IllegalStateException for the operator, who has none: a resource that gets there lacks its scope
     */
    public WorkspaceId id() {
        if (identity.getPrincipal() instanceof KeyHolder holder) {
            return holder.workspace();
        }
        throw new IllegalStateException("Only API keys have a workspace");
    }

    /**
     * It and its settings as they are now, read at each call.
     *
     * @throws ProblemException when it was deleted after the request was let in
     */
    public Workspace workspace() {
        return workspaces.find(id()).orElseThrow(CurrentWorkspace::gone);
    }

    /** Whether the caller may see who a contact is; else contacts have to be masked. */
    public boolean mayReadContacts() {
        return identity.hasRole(Scope.READ_CONTACTS);
    }

    /** What to answer where the workspace of a key turns out to be deleted: the same as for its key a moment later. */
    public static ProblemException gone() {
        return new ProblemException(ProblemType.UNAUTHENTICATED, "The workspace of this key was deleted.");
    }
}
