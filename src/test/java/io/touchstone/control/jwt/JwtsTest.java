package io.touchstone.control.jwt;

import static io.touchstone.control.jwt.Signing.newKey;
import static io.touchstone.control.jwt.Signing.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.touchstone.callers.Refusal;
import io.touchstone.callers.RefusedTokenException;
import io.touchstone.control.jwt.IssuerKeys.KeyTimes;
import io.touchstone.tenant.WorkspaceId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens are taken, and what is read in them. */
class JwtsTest {

    private static final Map<String, JWK> KEYS = Map.of(
            "RS256", newKey("RS256", "rsa"), "ES256", newKey("ES256", "curve"), "EdDSA", newKey("EdDSA", "edwards"));
    private static final JWK KEY = key("ES256");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final FakeIssuer issuer = new FakeIssuer(KEYS.values().toArray(JWK[]::new));
    private final Jwts jwts = new Jwts(settings(), KeyTimes.USUAL, () -> NOW);

    private JwtSettings settings() {
        return new JwtSettings(
                Signing.ISSUER,
                JwksPlace.of(issuer.url()),
                Signing.AUDIENCE,
                "workspace_id",
                "scope",
                Optional.of(Set.of(new WorkspaceId(1), new WorkspaceId(2))),
                List.of("ingest", "read"));
    }

    @AfterEach
    void close() {
        jwts.close();
        issuer.close();
    }

    private static JWK key(String algorithm) {
        return Objects.requireNonNull(KEYS.get(algorithm));
    }

    private static JWTClaimsSet.Builder claims() {
        return Signing.claims(NOW.plusSeconds(600))
                .claim("workspace_id", "ws_1")
                .claim("scope", "read");
    }

    private static Date in(long seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    private JwtClaims verify(JWTClaimsSet.Builder claims) {
        return jwts.verify(sign(KEY, "ES256", claims.build()));
    }

    private Refusal refusalOf(JWTClaimsSet.Builder claims) {
        return refusalOf(sign(KEY, "ES256", claims.build()));
    }

    private Refusal refusalOf(String token) {
        return catchThrowableOfType(RefusedTokenException.class, () -> jwts.verify(token))
                .reason();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "EdDSA"})
    void threeAlgorithmsAreTaken(String algorithm) {
        String token = sign(key(algorithm), algorithm, claims().build());
        assertThat(Jwts.isForm(token)).isTrue();
        assertThat(jwts.verify(token))
                .isEqualTo(new JwtClaims(
                        Optional.of(new WorkspaceId(1)), Optional.of("ada"), List.of("read"), NOW.plusSeconds(600)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256", "PS512"})
    void noOtherIsThoughTheKeyIsTheIssuers(String algorithm) {
        assertThat(refusalOf(sign(key("RS256"), algorithm, claims().build()))).isEqualTo(Refusal.UNKNOWN_KEY);
        assertThat(issuer.asked()).isZero();
    }

    @Test
    void norIsAnotherCurve() {
        JWK key = newKey("ES384", "other curve");
        issuer.shows(key);
        assertThat(refusalOf(sign(key, "ES384", claims().build()))).isEqualTo(Refusal.UNKNOWN_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "EdDSA"})
    void thePublicKeyIsNoSecretToSignWith(String algorithm) throws JOSEException {
        JWK known = key(algorithm);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(known.getKeyID())
                        .build(),
                claims().build());
        token.sign(new MACSigner(known.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        assertThat(refusalOf(token.serialize())).isEqualTo(Refusal.UNKNOWN_KEY);
    }

    @Test
    void aTokenThatNobodySignedIsNone() {
        String unsigned = new PlainJWT(claims().build()).serialize();
        String signed = sign(KEY, "ES256", claims().build());
        assertThat(Jwts.isForm(unsigned)).isFalse();
        assertThat(refusalOf(unsigned)).isEqualTo(Refusal.UNKNOWN_KEY);
        assertThat(refusalOf(unsigned + signed.substring(signed.lastIndexOf('.') + 1)))
                .isEqualTo(Refusal.UNKNOWN_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "EdDSA"})
    void aTokenThatSomebodyElseSignedUnderTheSameNameIsNone(String algorithm) {
        JWK forged = newKey(algorithm, key(algorithm).getKeyID());
        assertThat(refusalOf(sign(forged, algorithm, claims().build()))).isEqualTo(Refusal.UNKNOWN_KEY);
    }

    @Test
    void aTokenCannotBringOrNameItsOwnKey() {
        JWK own = newKey("ES256", "own");
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .jwk(own.toPublicJWK())
                .jwkURL(URI.create(issuer.url() + "/of-somebody-else"))
                .build();
        assertThat(refusalOf(sign(own, header, claims().build()))).isEqualTo(Refusal.UNKNOWN_KEY);
    }

    @Test
    void aTokenThatNamesNoKeyIsTriedWithEachOfItsKind() {
        issuer.shows(newKey("ES256", "another"), KEY, newKey("EdDSA", "a third"));
        assertThat(jwts.verify(sign(KEY, new JWSHeader.Builder(JWSAlgorithm.ES256).build(), claims().build()))
                        .subject())
                .contains("ada");
    }

    @Test
    void ofAnotherIssuerItIsNone() {
        assertThat(refusalOf(claims().issuer(Signing.ISSUER + "/"))).isEqualTo(Refusal.UNKNOWN_KEY);
        assertThat(refusalOf(claims().issuer(null))).isEqualTo(Refusal.UNKNOWN_KEY);
    }

    @Test
    void forAnotherServiceItIsNone() {
        assertThat(refusalOf(claims().audience("another"))).isEqualTo(Refusal.UNKNOWN_KEY);
        assertThat(refusalOf(claims().audience((String) null))).isEqualTo(Refusal.UNKNOWN_KEY);
        assertThat(verify(claims().audience(List.of("another", Signing.AUDIENCE)))
                        .subject())
                .contains("ada");
    }

    @Test
    void withoutAnEndItIsNone() {
        assertThat(refusalOf(claims().expirationTime(null))).isEqualTo(Refusal.UNKNOWN_KEY);
        assertThat(refusalOf(claims().claim("exp", "tomorrow"))).isEqualTo(Refusal.UNKNOWN_KEY);
    }

    @Test
    void clocksMayDifferByAMinute() {
        assertThat(verify(claims().expirationTime(in(-59))).expiresAt()).isEqualTo(NOW.minusSeconds(59));
        assertThat(refusalOf(claims().expirationTime(in(-61)))).isEqualTo(Refusal.TOKEN_EXPIRED);
        assertThat(verify(claims().notBeforeTime(in(59))).subject()).contains("ada");
        assertThat(refusalOf(claims().notBeforeTime(in(61)))).isEqualTo(Refusal.UNKNOWN_KEY);
    }

    @Test
    void onlyWhoHasItFromTheIssuerIsToldThatItHasExpired() {
        JWK forged = newKey("ES256", KEY.getKeyID());
        assertThat(refusalOf(
                        sign(forged, "ES256", claims().expirationTime(in(-999)).build())))
                .isEqualTo(Refusal.UNKNOWN_KEY);
        assertThat(refusalOf(claims().expirationTime(in(-999)).audience("another")))
                .isEqualTo(Refusal.UNKNOWN_KEY);
    }

    @Test
    void anEndThatNoCalendarHasIsTheLastDay() {
        assertThat(verify(claims().expirationTime(Date.from(Instant.parse("+12000-01-01T00:00:00Z"))))
                        .expiresAt())
                .isEqualTo("9999-12-31T23:59:59.999Z");
    }

    @ParameterizedTest
    @CsvSource({"JWT, true", "at+jwt, true", "application/at+jwt, true", "logout+jwt, false", "JWE, false"})
    void itMayBeAnAccessTokenByNameAndNothingElse(String type, boolean taken) {
        String token = sign(
                KEY,
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType(type))
                        .keyID(KEY.getKeyID())
                        .build(),
                claims().build());
        if (taken) {
            assertThat(jwts.verify(token).subject()).contains("ada");
        } else {
            assertThat(refusalOf(token)).isEqualTo(Refusal.UNKNOWN_KEY);
        }
    }

    @Test
    void scopesAreAnArrayOrWords() {
        List<Object> asked = List.of(
                "read ingest",
                "openid  ingest read",
                List.of("read", "ingest"),
                List.of("ingest", 7, "read", List.of()));
        assertThat(asked)
                .allSatisfy(scope -> assertThat(
                                verify(claims().claim("scope", scope)).scopes())
                        .containsExactly("ingest", "read"));
    }

    @Test
    void thereAreNoMoreThanTheIssuerMayGive() {
        assertThat(verify(claims().claim("scope", "admin read_contacts read operator"))
                        .scopes())
                .containsExactly("read");
    }

    @Test
    void aTokenWithoutScopesHasNone() {
        List<Object> asked = List.of(
                "", " ", "admin", "READ", "read,ingest", List.of(), List.of("read ingest"), 7, Map.of("read", 1));
        assertThat(asked)
                .allSatisfy(scope -> assertThat(
                                verify(claims().claim("scope", scope)).scopes())
                        .isEmpty());
        assertThat(verify(claims().claim("scope", null)).scopes()).isEmpty();
    }

    @Test
    void itOpensNoWorkspaceThatTheIssuerMayNotName() {
        assertThat(verify(claims().claim("workspace_id", "ws_2")).workspace()).contains(new WorkspaceId(2));
        List<Object> named = List.of("ws_3", "1", "ws_01", "WS_1", " ws_1", "*", "", 1, List.of("ws_1"), Map.of());
        assertThat(named)
                .allSatisfy(workspace -> assertThat(verify(claims().claim("workspace_id", workspace))
                                .workspace())
                        .isEmpty());
        assertThat(verify(claims().claim("workspace_id", null)).workspace()).isEmpty();
    }

    @Test
    void ofALongSubjectTheBeginningIsKept() {
        assertThat(verify(claims().subject("s".repeat(3000))).subject()).contains("s".repeat(255));
        assertThat(verify(claims().subject(" ")).subject()).isEmpty();
        assertThat(verify(claims().subject(null)).subject()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.b.c",
                "e30.e30.e30",
                "eyJhbGciOiJFUzI1NiJ9.e30.AA",
                "eyJhbGciOiJFUzI1NiJ9.W10.AA",
                "eyJhbGciOiJFUzI1NiIsImNyaXQiOlsiYSJdfQ.e30.AA",
                "eyJhbGciOjd9.e30.AA",
                "bnVsbA.bnVsbA.bnVsbA",
                "eyJhbGciOiJFUzI1NiJ9.bnVsbA.AA",
                "eyJhbGciOiJFUzI1NiIsImp3ayI6W119.e30.AA",
                "eyJhbGciOiJFUzI1NiIsImtpZCI6bnVsbH0.e30.AA"
            })
    void whatIsNoTokenIsRefused(String token) {
        assertThat(Jwts.isForm(token)).isTrue();
        assertThat(refusalOf(token)).isEqualTo(Refusal.UNKNOWN_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.b.", "a.b.c.d", "a.b.c.d.e", "a. b.c", "a.b.é", "tsk_1_1_aaaa"})
    void whatDoesNotLookLikeOneIsNotLookedAt(String token) {
        assertThat(Jwts.isForm(token)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSpoiltTokenIsRefusedWhateverIsWrong(long seed) {
        Random random = new Random(seed);
        String token = sign(KEY, "ES256", claims().build());
        for (int i = 0; i < 500; i++) {
            StringBuilder spoilt = new StringBuilder(token);
            // The last character has bits that are of no signature.
            int at = random.nextInt(token.length() - 1);
            char other = "abcXYZ019-_.\"{".charAt(random.nextInt(14));
            if (spoilt.charAt(at) != other) {
                spoilt.setCharAt(at, other);
                assertThat(refusalOf(spoilt.toString())).as(spoilt.toString()).isEqualTo(Refusal.UNKNOWN_KEY);
            }
        }
    }

    @Test
    void deepJsonIsRefusedAsIsAnyOther() {
        String deep = "[".repeat(11_000) + "]".repeat(11_000);
        String part = Base64URL.encode("{\"alg\":\"ES256\",\"x\":" + deep + "}").toString();
        assertThat(refusalOf(part + "." + part + ".AA")).isEqualTo(Refusal.UNKNOWN_KEY);
    }

    @Test
    void theIssuerIsAskedOnceForManyTokens() {
        for (int i = 0; i < 20; i++) {
            verify(claims());
        }
        assertThat(issuer.asked()).isOne();
        assertThat(jwts.ageOfKeys()).isEqualTo(Duration.ZERO);
    }
}
