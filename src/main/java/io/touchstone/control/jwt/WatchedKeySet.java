package io.touchstone.control.jwt;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Notes when keys came, and tells once that they no longer do. */
final class WatchedKeySet extends JWKSetSourceWrapper<SecurityContext> {

    private static final Logger LOG = Logger.getLogger(WatchedKeySet.class);

    private final JwksPlace place;
    private final InstantSource time;
    private final Instant begun;
    private volatile @Nullable Instant answered;
    private volatile boolean failing;

    WatchedKeySet(JWKSetSource<SecurityContext> source, JwksPlace place, InstantSource time) {
        super(source);
        this.place = place;
        this.time = time;
        this.begun = time.instant();
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long currentTime, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            JWKSet keys = getSource().getJWKSet(refresh, currentTime, context);
            answered = time.instant();
            if (failing) {
                LOG.infof("The public keys of the issuer of JWTs came from %s again", place);
            }
            failing = false;
            return keys;
        } catch (KeySourceException e) {
            if (!failing) {
                LOG.warnf(
                        "The public keys of the issuer of JWTs cannot be had from %s, and are asked for again; %s: %s",
                        place,
                        hasAnswered() ? "those from before are used for a while" : "until then JWTs get a 503",
                        e.getMessage());
            }
            failing = true;
            throw e;
        }
    }

    boolean hasAnswered() {
        return answered != null;
    }

    Duration age() {
        Instant last = answered;
        return Duration.between(last == null ? begun : last, time.instant());
    }
}
