package io.touchstone.control.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import io.touchstone.callers.Refusal;
import io.touchstone.callers.RefusedTokenException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.MDC;

/**
 * Knows the operator by configuration, and everybody else by their key or by what the configured issuer signed. Here a token
 * becomes somebody, or is refused with a reason; which of them it is, is told by its form.
 */
@ApplicationScoped
class TokenIdentityProvider implements IdentityProvider<TokenRequest> {

    private final KeyLookups keys;
    private final KeyUses uses;
    private final JwtCallers jwts;
    private final ExecutorService threads;
    private final OperatorToken operator;
    private final InstantSource time;

    TokenIdentityProvider(
            KeyLookups keys,
            KeyUses uses,
            JwtCallers jwts,
            @VirtualThreads ExecutorService threads,
            OperatorToken operator,
            InstantSource time) {
        this.keys = keys;
        this.uses = uses;
        this.jwts = jwts;
        this.threads = threads;
        this.operator = operator;
        this.time = time;
    }

    @Override
    public Class<TokenRequest> getRequestType() {
        return TokenRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(TokenRequest request, AuthenticationRequestContext context) {
        if (operator.is(request.token())) {
            return Uni.createFrom()
                    .item(QuarkusSecurityIdentity.builder()
                            .setPrincipal(new QuarkusPrincipal(Scope.OPERATOR))
                            .addRole(Scope.OPERATOR)
                            .build());
        }
        return ApiKeyToken.parse(request.token())
                .map(token -> Uni.createFrom()
                        .completionStage(() -> keys.find(token))
                        .emitOn(contextOfTheRequest())
                        .map(this::caller)
                        .map(TokenIdentityProvider::identity))
                .orElseGet(() -> ofJwt(request.token()));
    }

    private Uni<SecurityIdentity> ofJwt(String token) {
        if (!jwts.mayBeOne(token)) {
            return Uni.createFrom().failure(new RefusedTokenException(Refusal.UNKNOWN_KEY));
        }
        return Uni.createFrom()
                .item(() -> jwts.of(token))
                .runSubscriptionOn(threads)
                .emitOn(contextOfTheRequest())
                .map(TokenIdentityProvider::identity);
    }

    /** Where the request is dealt with, and its log lines have its id. */
    private static Executor contextOfTheRequest() {
        Context request = Objects.requireNonNull(Vertx.currentContext());
        return command -> request.runOnContext(_ -> command.run());
    }

    private Caller caller(Optional<KeyHolder> found) {
        KeyHolder holder = found.orElseThrow(() -> new RefusedTokenException(Refusal.UNKNOWN_KEY));
        if (holder.isExpired(time.instant())) {
            throw new RefusedTokenException(Refusal.TOKEN_EXPIRED);
        }
        uses.note(holder);
        return holder.caller();
    }

    private static SecurityIdentity identity(Caller caller) {
        MDC.put("workspace_id", caller.workspace().id().toString()); // for whatever the request logs from here on
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(caller)
                .addRoles(Set.copyOf(caller.scopes()))
                .build();
    }
}
