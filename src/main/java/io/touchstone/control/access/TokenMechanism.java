package io.touchstone.control.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.touchstone.callers.FailedAuthentications;
import io.touchstone.callers.RateLimits;
import io.touchstone.callers.Refusal;
import io.touchstone.callers.RefusedTokenException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Reads the token of a request from its {@code Authorization} header, and counts what became of it. A request without one
 * tries nothing and is not counted.
 */
@ApplicationScoped
class TokenMechanism implements HttpAuthenticationMechanism {

    private final FailedAuthentications failures;
    private final RateLimits limits;

    TokenMechanism(FailedAuthentications failures, RateLimits limits) {
        this.failures = failures;
        this.limits = limits;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String header = context.request().getHeader("Authorization");
        if (header == null) {
            return Uni.createFrom().nullItem();
        }
        return AuthorizationHeader.token(header)
                .map(TokenRequest::new)
                .map(request -> identities.authenticate(HttpSecurityUtils.setRoutingContextAttribute(request, context)))
                .orElseGet(() -> Uni.createFrom().failure(new RefusedTokenException(Refusal.UNKNOWN_KEY)))
                .invoke(identity -> count(identity, context))
                .onFailure(RefusedTokenException.class)
                .transform(refused -> failures.refuse(context.request(), ((RefusedTokenException) refused).reason()));
    }

    private void count(SecurityIdentity identity, RoutingContext context) {
        if (identity.getPrincipal() instanceof Caller caller) {
            limits.count(caller.name(), context.normalizedPath(), context.request());
        }
    }

    // For what is not answered by a resource; ProblemMapper sends the two challenges as two headers.
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(
                        401, "WWW-Authenticate", "Bearer realm=\"touchstone\", Basic realm=\"touchstone\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenRequest.class);
    }
}
