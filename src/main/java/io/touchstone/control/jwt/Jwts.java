package io.touchstone.control.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimNames;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import io.touchstone.callers.Refusal;
import io.touchstone.callers.RefusedTokenException;
import io.touchstone.control.jwt.IssuerKeys.KeyTimes;
import io.touchstone.problem.ProblemException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** The tokens of the issuer that the configuration names. */
public final class Jwts implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Jwts.class);

    /** Three parts in base64url: no key of ours has a point in it. */
    private static final Pattern FORM = Pattern.compile("[\\w-]++\\.[\\w-]++\\.[\\w-]++");

    /** What clocks of two machines may differ by. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /** Some say of an access token that it is one (RFC 9068). */
    private static final DefaultJOSEObjectTypeVerifier<SecurityContext> TYPES = new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null);

    private final JwtSettings settings;
    private final IssuerKeys keys;
    private final KeyTimes times;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    Jwts(JwtSettings settings, KeyTimes times, InstantSource time) {
        this.settings = settings;
        this.times = times;
        this.keys = new IssuerKeys(settings.jwks(), times, time);
        processor.setJWSTypeVerifier(TYPES);
        processor.setJWSKeySelector(new SignatureKeys(keys.source()));
        processor.setJWSVerifierFactory(new SignatureKeys.Verifiers());
        processor.setJWTClaimsSetVerifier(verifier(settings, time));
    }

    /**
     * Empty where the configuration names no issuer.
     *
     * @param scopes those that there are, in the order in which answers list them
     * @throws io.quarkus.runtime.configuration.ConfigurationException when it cannot be meant so
     */
    public static Optional<Jwts> of(JwtConfig config, List<String> scopes, InstantSource time) {
        return JwtSettings.of(config, scopes).map(settings -> new Jwts(settings, KeyTimes.USUAL, time));
    }

    private static DefaultJWTClaimsVerifier<SecurityContext> verifier(JwtSettings settings, InstantSource time) {
        var verifier =
                new DefaultJWTClaimsVerifier<SecurityContext>(
                        settings.audience(),
                        new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                        Set.of(JWTClaimNames.EXPIRATION_TIME)) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(time.instant());
                    }
                };
        verifier.setMaxClockSkew((int) SKEW.toSeconds());
        return verifier;
    }

    /** Whether a text can be a JWT at all. */
    public static boolean isForm(String token) {
        return FORM.matcher(token).matches();
    }

    /**
     * What the token says. Where the issuer has to be asked for its keys, this waits.
     *
     * @throws RefusedTokenException when it is not the issuer's, not for us, or its time is over: this only of one that is all else
     * @throws ProblemException when nobody can tell for now
     */
    public JwtClaims verify(String token) {
        return JwtClaims.of(genuine(token), settings);
    }

    private JWTClaimsSet genuine(String token) {
        try {
            return processor.process(parsed(token), null);
        } catch (ExpiredJWTException e) {
            throw new RefusedTokenException(Refusal.TOKEN_EXPIRED);
        } catch (KeySourceException e) {
            throw withoutKeys(e);
        } catch (BadJOSEException | JOSEException e) {
            LOG.debugf("A JWT was refused: %s", String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}", " "));
            throw new RefusedTokenException(Refusal.UNKNOWN_KEY);
        }
    }

    private static SignedJWT parsed(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            jwt.getJWTClaimsSet(); // kept there
            return jwt;
        } catch (ParseException
                | RuntimeException e) { // of the second kind where there is a null in place of an object
            throw new RefusedTokenException(Refusal.UNKNOWN_KEY);
        }
    }

    /** Of an issuer that was asked just now, a key that it did not name is none of its own. */
    private RuntimeException withoutKeys(KeySourceException e) {
        return e instanceof RateLimitReachedException && keys.areThere()
                ? new RefusedTokenException(Refusal.UNKNOWN_KEY)
                : ProblemException.unavailable(
                        "For the moment the public keys of the issuer of JWTs cannot be had; try again.",
                        times.pause());
    }

    /** Has the keys at hand before a token comes, if the issuer answers: to be called again and again. */
    public void loadKeys() {
        keys.load();
    }

    /** Since the issuer last said which keys are its own; before it ever has, since the start. */
    public Duration ageOfKeys() {
        return keys.age();
    }

    @Override
    public void close() {
        keys.close();
    }
}
