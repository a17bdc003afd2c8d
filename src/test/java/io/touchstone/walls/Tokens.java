package io.touchstone.walls;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.touchstone.control.jwt.Signing;
import io.touchstone.control.jwt.TestIssuer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** JWTs of the issuer that the service trusts, and what others would pass off as such. */
final class Tokens {

    /**
     * Opens nothing, whatever its scopes.
     *
     * @param fault what is wrong with it
     */
    record Unfit(String fault, String token, int status, String reason) {}

    private static final String WORKSPACE = "workspace_id";
    private static final String SCOPE = "scope";

    /** More than the clocks of two machines may differ by. */
    private static final Duration AWAY = Duration.ofHours(1);

    private final JWK key = TestIssuer.key();
    private final Instant now = Instant.now();

    String of(String workspace, List<String> scopes) {
        return signed(claims(workspace).claim(SCOPE, scopes));
    }

    /** All else is as it should be. */
    List<Unfit> unfit(String workspace) {
        return List.of(
                expired(claims(workspace).expirationTime(Date.from(now.minus(AWAY)))),
                unknown("has no end", signed(claims(workspace).expirationTime(null))),
                unknown("is not valid yet", signed(claims(workspace).notBeforeTime(Date.from(now.plus(AWAY))))),
                unknown("is of another issuer", signed(claims(workspace).issuer("https://another.example"))),
                unknown("is for another service", signed(claims(workspace).audience("another"))),
                unknown("is signed by somebody else", signedBySomebodyElse(workspace)),
                unknown("is signed with the public key", signedWithThePublicKey(workspace)),
                unknown("is signed by nobody", new PlainJWT(claims(workspace).build()).serialize()),
                forbidden(
                        "names no workspace",
                        "unknown_workspace",
                        claims(workspace).claim(WORKSPACE, null)),
                forbidden("names none that there is", "unknown_workspace", claims("ws_1")),
                forbidden("has no scope", "", claims(workspace).claim(SCOPE, null)),
                forbidden("calls itself the operator's", "", claims(workspace).claim(SCOPE, "operator")));
    }

    private JWTClaimsSet.Builder claims(String workspace) {
        return Signing.claims(now.plus(AWAY)).claim(WORKSPACE, workspace).claim(SCOPE, Keys.SCOPES);
    }

    private String signed(JWTClaimsSet.Builder claims) {
        return Signing.sign(key, TestIssuer.ALGORITHM, claims.build());
    }

    private String signedBySomebodyElse(String workspace) {
        JWK another = Signing.newKey(TestIssuer.ALGORITHM, key.getKeyID());
        return Signing.sign(another, TestIssuer.ALGORITHM, claims(workspace).build());
    }

    private String signedWithThePublicKey(String workspace) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
                claims(workspace).build());
        try {
            token.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private Unfit expired(JWTClaimsSet.Builder claims) {
        return new Unfit("is over", signed(claims), 401, "token_expired");
    }

    private static Unfit unknown(String fault, String token) {
        return new Unfit(fault, token, 401, "unknown_key");
    }

    private Unfit forbidden(String fault, String reason, JWTClaimsSet.Builder claims) {
        return new Unfit(fault, signed(claims), 403, reason);
    }
}
