package io.touchstone.control.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.touchstone.callers.Refusal;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jboss.logging.MDC;

/**
 * Knows the operator by configuration and everybody else by their key. Here a token becomes somebody, or is refused with a
 * reason; what else there will be than keys is told apart by its form, as they are.
 */
@ApplicationScoped
class TokenIdentityProvider implements IdentityProvider<TokenRequest> {

    private final KeyLookups keys;
    private final KeyUses uses;
    private final OperatorToken operator;
    private final InstantSource time;

    TokenIdentityProvider(KeyLookups keys, KeyUses uses, OperatorToken operator, InstantSource time) {
        this.keys = keys;
        this.uses = uses;
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
                        .map(this::identity))
                .orElseGet(() -> Uni.createFrom().failure(new RefusedTokenException(Refusal.UNKNOWN_KEY)));
    }

    /** Where the request is dealt with, and its log lines have its id. */
    private static Executor contextOfTheRequest() {
        Context request = Objects.requireNonNull(Vertx.currentContext());
        return command -> request.runOnContext(_ -> command.run());
    }

    private SecurityIdentity identity(Optional<KeyHolder> found) {
        KeyHolder holder = found.orElseThrow(() -> new RefusedTokenException(Refusal.UNKNOWN_KEY));
        if (holder.isExpired(time.instant())) {
            throw new RefusedTokenException(Refusal.TOKEN_EXPIRED);
        }
        uses.note(holder);
        MDC.put("workspace_id", holder.workspace().id().toString()); // for whatever the request logs from here on
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(holder)
                .addRoles(Set.copyOf(holder.scopes()))
                .build();
    }
}
