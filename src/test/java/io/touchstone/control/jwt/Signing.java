package io.touchstone.control.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;

/** What an issuer does with its private keys. */
public final class Signing {

    public static final String ISSUER = "https://sign-in.example";
    public static final String AUDIENCE = "touchstone";

    private Signing() {}

    public static JWK newKey(String algorithm, String id) {
        try {
            return switch (algorithm) {
                case "EdDSA" ->
                    new OctetKeyPairGenerator(Curve.Ed25519).keyID(id).generate();
                case "ES256" -> new ECKeyGenerator(Curve.P_256).keyID(id).generate();
                case "ES384" -> new ECKeyGenerator(Curve.P_384).keyID(id).generate();
                default -> new RSAKeyGenerator(2048).keyID(id).generate();
            };
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the claims that a token has to have; others can be added, or taken out by null. */
    public static JWTClaimsSet.Builder claims(Instant expiresAt) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("ada")
                .expirationTime(Date.from(expiresAt));
    }

    public static String sign(JWK key, String algorithm, JWTClaimsSet claims) {
        return sign(
                key,
                new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
    }

    static String sign(JWK key, JWSHeader header, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(signer(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSSigner signer(JWK key) throws JOSEException {
        return switch (key) {
            case OctetKeyPair pair -> new Ed25519Signer(pair);
            case ECKey curve -> new ECDSASigner(curve);
            case RSAKey rsa -> new RSASSASigner(rsa);
            default -> throw new IllegalStateException(key.getKeyType().getValue());
        };
    }
}
