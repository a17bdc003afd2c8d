package io.touchstone.control.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.Key;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which keys may have signed a token: the issuer's, of the kind that its algorithm is of, which is one of three. The library's
 * selector passes over keys of EdDSA, because it has no Java form of them.
 */
final class SignatureKeys extends JWSVerificationKeySelector<SecurityContext> {

    private static final Set<JWSAlgorithm> TAKEN = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);

    private record Ed25519Key(OctetKeyPair pair) implements PublicKey {

        @Override
        public String getAlgorithm() {
            return "EdDSA";
        }

        @Override
        public @Nullable String getFormat() {
            return null;
        }

        @Override
        public byte @Nullable [] getEncoded() {
            return null;
        }
    }

    /** Makes verifiers of these keys, too. */
    static final class Verifiers extends DefaultJWSVerifierFactory {
        @Override
        public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
            return key instanceof Ed25519Key(OctetKeyPair pair)
                    ? new Ed25519Verifier(pair)
                    : super.createJWSVerifier(header, key);
        }
    }

    SignatureKeys(JWKSource<SecurityContext> keys) {
        super(TAKEN, keys);
    }

    @Override
    public List<Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context) throws KeySourceException {
        if (!header.getAlgorithm().equals(JWSAlgorithm.EdDSA)) {
            return super.selectJWSKeys(header, context);
        }
        return getJWKSource().get(new JWKSelector(createJWKMatcher(header)), context).stream()
                .<Key>map(key -> new Ed25519Key(key.toOctetKeyPair().toPublicJWK()))
                .toList();
    }
}
