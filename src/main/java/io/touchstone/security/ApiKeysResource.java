package io.touchstone.security;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.http.Page;
import io.touchstone.http.PageRequest;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.workspace.SettingValues;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
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

    ApiKeysResource(CurrentWorkspace current, ApiKeys keys) {
        this.current = current;
        this.keys = keys;
    }

    record NewApiKey(@Nullable String name, @Nullable List<@Nullable String> scopes) {

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

        private static ProblemException invalidScopes() {
            return ProblemException.invalidField(
                    "scopes", "must be at least one of " + String.join(", ", Scope.OF_KEYS));
        }
    }

    record ListedApiKey(String id, String name, List<String> scopes, Instant createdAt) {

        static ListedApiKey of(ApiKey key) {
            return new ListedApiKey(key.id().toString(), key.name(), key.scopes(), key.createdAt());
        }
    }

    @POST
    @ResponseStatus(201)
    public CreatedApiKey create(NewApiKey asked) {
        String name = SettingValues.name("name", asked.name());
        return keys.create(current.id(), name, asked.checkedScopes());
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
    }
}
