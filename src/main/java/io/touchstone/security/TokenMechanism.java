package io.touchstone.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Reads the token of a request from its {@code Authorization} header. */
@ApplicationScoped
class TokenMechanism implements HttpAuthenticationMechanism {

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String header = context.request().getHeader("Authorization");
        if (header == null) {
            return Uni.createFrom().nullItem();
        }
        return AuthorizationHeader.token(header)
                .map(TokenRequest::new)
                .map(request -> identities.authenticate(HttpSecurityUtils.setRoutingContextAttribute(request, context)))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
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
