package io.touchstone.control.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.touchstone.callers.Refusal;
import io.touchstone.callers.RefusedTokenException;
import io.touchstone.control.access.Caller.JwtName;
import io.touchstone.control.jwt.JwtClaims;
import io.touchstone.control.jwt.JwtConfig;
import io.touchstone.control.jwt.Jwts;
import io.touchstone.control.workspace.SelectVersionedWorkspace;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Who calls with a JWT. Made at start, so that a configuration that cannot be meant refuses it; nothing waits for the issuer's keys but
 * requests with JWTs.
 */
@Startup
@Singleton
final class JwtCallers {

    private final Optional<Jwts> jwts;
    private final Transactions transactions;

    JwtCallers(JwtConfig config, Transactions transactions, MeterRegistry registry, InstantSource time) {
        this.jwts = Jwts.of(config, Scope.OF_KEYS, time);
        this.transactions = transactions;
        jwts.ifPresent(issued -> TimeGauge.builder(
                        "touchstone.jwks.age", () -> issued.ageOfKeys().toMillis(), TimeUnit.MILLISECONDS)
                .description("Since the issuer of JWTs last said which public keys it has")
                .register(registry));
    }

    /** From the start on, and often enough to meet the time in which keys are asked for ahead: also where no token comes. */
    @Scheduled(every = "20s", concurrentExecution = ConcurrentExecution.SKIP)
    void keepKeys() {
        jwts.ifPresent(Jwts::loadKeys);
    }

    /** Whether it is to be looked at. */
    boolean mayBeOne(String token) {
        return jwts.isPresent() && Jwts.isForm(token);
    }

    /**
     * Who sent this token. Waits for the database, and perhaps for the issuer before.
     *
     * @throws RefusedTokenException when it lets nobody in
     */
    Caller of(String token) {
        JwtClaims claims = jwts.orElseThrow().verify(token);
        return claims.workspace()
                .flatMap(workspace -> caller(workspace, claims))
                .orElseThrow(() -> new RefusedTokenException(Refusal.UNKNOWN_WORKSPACE));
    }

    private Optional<Caller> caller(WorkspaceId id, JwtClaims claims) {
        return transactions
                .statement(id, SelectVersionedWorkspace::find)
                .map(found -> new Caller(
                        found.workspace(),
                        found.dataVersion(),
                        new JwtName(id, claims.subject()),
                        claims.scopes(),
                        claims.expiresAt()));
    }

    void stop(@Observes ShutdownEvent event) {
        jwts.ifPresent(Jwts::close);
    }
}
