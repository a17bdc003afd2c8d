package io.touchstone.control.access;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.callers.SecurityEvent.KeyCreated;
import io.touchstone.callers.SecurityEvent.KeyDeleted;
import io.touchstone.callers.SecurityLog;
import io.touchstone.control.workspace.SettingValues;
import io.touchstone.event.json.Rfc3339;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.PageRequest;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The keys of the caller's own workspace. */
@Path("/v1/api-keys")
@RolesAllowed(Scope.ADMIN)
@RunOnVirtualThread
class ApiKeysResource {

    private final CurrentWorkspace current;
    private final ApiKeys keys;
    private final SecurityLog log;
    private final InstantSource time;

    ApiKeysResource(CurrentWorkspace current, ApiKeys keys, SecurityLog log, InstantSource time) {
        this.current = current;
        this.keys = keys;
        this.log = log;
        this.time = time;
    }

    /** @param expiresAt null for never */
    record NewApiKey(
            @Nullable String name,
            @Nullable List<@Nullable String> scopes,
            @Nullable String expiresAt) {

        List<String> checkedScopes() {
            if (scopes == null || scopes.isEmpty()) {
                throw invalidScopes();
            }
            for (String scope : scopes) {
                if (scope == null || !Scope.OF_KEYS.contains(scope)) {
                    throw invalidScopes();
                }
            }
            return Scope.OF_KEYS.stream().filter(scopes::contains).toList();
        }

        /** To the millisecond, as it is kept. */
        @Nullable Instant checkedExpiry(Instant now) {
            return expiresAt == null
                    ? null
                    : Rfc3339.parse(expiresAt)
                            .filter(now::isBefore)
                            .orElseThrow(() -> ProblemException.invalidField(
                                    "expires_at",
                                    "must be a date-time of RFC 3339 in the future, such as 2027-01-31T18:00:00Z"));
        }

        private static ProblemException invalidScopes() {
            return ProblemException.invalidField(
                    "scopes", "must be at least one of " + String.join(", ", Scope.OF_KEYS));
        }
    }

    /** @param lastUsedOn the day in UTC, and no more: when exactly is nobody's business */
    record ListedApiKey(
            String id,
            String name,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable LocalDate lastUsedOn) {

        static ListedApiKey of(ApiKey key) {
            return new ListedApiKey(
                    key.id().toString(), key.name(), key.scopes(), key.createdAt(), key.expiresAt(), key.lastUsedOn());
        }
    }

    @POST
    @ResponseStatus(201)
    public CreatedApiKey create(NewApiKey asked) {
        String name = SettingValues.name("name", asked.name());
        List<String> scopes = asked.checkedScopes();
        CreatedApiKey key = keys.create(current.id(), name, scopes, asked.checkedExpiry(time.instant()));
        log.writeOfRequest(
                new KeyCreated(current.id().toString(), current.callerName(), key.id(), scopes, key.expiresAt()));
        return key;
    }

    @GET
    public Page<ListedApiKey> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = PageRequest.of("api-keys", limit, cursor);
        ApiKeyId after =
                request.after() == null ? null : new ApiKeyId(request.after().number(0));
        return Page.of(
                        keys.list(current.id(), after, request.limit() + 1),
                        request,
                        last -> List.of(Long.toString(last.id().value())))
                .map(ListedApiKey::of);
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        if (!ApiKeyId.parse(id).map(key -> keys.delete(current.id(), key)).orElse(false)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no key of this id.");
        }
        log.writeOfRequest(new KeyDeleted(current.id().toString(), current.callerName(), id));
    }
}
