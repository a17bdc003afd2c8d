package io.touchstone.control.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.touchstone.callers.Refusal;
import io.touchstone.callers.SecurityEvent;
import io.touchstone.callers.SecurityEvent.ContactsRead;
import io.touchstone.callers.SecurityLog;
import io.touchstone.control.accesslog.AccessLog;
import io.touchstone.control.accesslog.PeopleRead;
import io.touchstone.control.accesslog.SafeQuestion;
import io.touchstone.control.workspace.DataVersion;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.http.CurrentAnswer;
import io.touchstone.mask.Masks;
import io.touchstone.mask.OpaqueKey;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The workspace that a request is about: that of its key or token. Nothing else in the request has a say in it. */
@RequestScoped
public class CurrentWorkspace {

    private final SecurityIdentity identity;
    private final Workspaces workspaces;
    private final SecurityLog log;
    private final AccessLog accesses;
    private final InstantSource time;

    /** Whom its answer shows unmasked. */
    private final LongAdder shown = new LongAdder();

    /** Whether its answer is watched for contacts: one line tells of them, however often it is asked. */
    private boolean watched;

    CurrentWorkspace(
            SecurityIdentity identity, Workspaces workspaces, SecurityLog log, AccessLog accesses, InstantSource time) {
        this.identity = identity;
        this.workspaces = workspaces;
        this.log = log;
        this.accesses = accesses;
        this.time = time;
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
        return caller().workspace();
    }

    /**
     * The version of its data, as of the same moment. What is read from the same database after it is of this version or a later
     * one.
     */
    public DataVersion dataVersion() {
        return caller().dataVersion();
    }

    /** What the caller may do, in the order of {@link Scope#OF_KEYS}. */
    public List<String> scopes() {
        return caller().scopes();
    }

    /** From when on the caller is let in no more; null for never. */
    public @Nullable Instant expiresAt() {
        return caller().expiresAt();
    }

    /** Of the key that the request came with, or of whom its token speaks. */
    public String callerName() {
        return caller().name().text();
    }

    private Caller caller() {
        if (identity.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("Only API keys and JWTs have a workspace");
    }

    /** Whether the caller may see who a contact is; else contacts have to be masked. */
    public boolean mayReadContacts() {
        return identity.hasRole(Scope.READ_CONTACTS);
    }

    /**
     * What the caller may see of people, of a request that answers with some: if it does and they are not masked, the
     * security log and the access log say so. Always new: a request may hand its answer to another thread.
     */
    public Masks masks() {
        OpaqueKey key = workspaces.opaqueKey(workspace()).orElseThrow(CurrentWorkspace::gone);
        boolean shows = mayReadContacts();
        if (shows && !watched) {
            watched = true;
            SecurityEvent event = new ContactsRead(id().toString(), callerName(), CurrentAnswer.route());
            String requestId = SecurityLog.currentRequest();
            PeopleRead read = new PeopleRead(
                    id(),
                    time.instant(),
                    callerName(),
                    CurrentAnswer.route(),
                    SafeQuestion.of(CurrentAnswer.parameters()),
                    shown);
            CurrentAnswer.whenGood(() -> {
                log.write(event, requestId);
                accesses.add(read);
            });
            CurrentAnswer.whenOver(read::end);
        }
        return new Masks(key, !shows, shown);
    }

    /** What to answer where the workspace of a key turns out to be deleted: the same as for its key a moment later. */
    public static ProblemException gone() {
        return ProblemException.because(
                ProblemType.UNAUTHENTICATED, Refusal.UNKNOWN_KEY.code(), "The workspace of this key was deleted.");
    }
}
