package io.touchstone.control.jwt;

import com.nimbusds.jwt.JWTClaimsSet;
import io.touchstone.tenant.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a genuine token says.
 *
 * @param workspace which its issuer may open, and which there may not be any more; empty when it names none of these
 * @param subject of whom it speaks, in the issuer's words, cut where they are long; empty when it does not say
 * @param scopes of those that it asks for, those that its issuer may give
 * @param expiresAt as it says, and so up to a minute ago
 */
public record JwtClaims(
        Optional<WorkspaceId> workspace, Optional<String> subject, List<String> scopes, Instant expiresAt) {

    /** What answers can write. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** Characters of a subject, of which OpenID Connect allows no more; who they are counted for is kept in memory. */
    private static final int LONGEST_SUBJECT = 255;

    static JwtClaims of(JWTClaimsSet claims, JwtSettings settings) {
        List<?> asked = words(claims.getClaim(settings.scopesClaim()));
        Instant expiresAt = claims.getExpirationTime().toInstant();
        return new JwtClaims(
                text(claims.getClaim(settings.workspaceClaim()))
                        .flatMap(WorkspaceId::parse)
                        .filter(settings::mayName),
                Optional.ofNullable(claims.getSubject())
                        .filter(subject -> !subject.isBlank())
                        .map(subject -> subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT))),
                settings.scopes().stream().filter(asked::contains).toList(),
                expiresAt.isAfter(LATEST) ? LATEST : expiresAt);
    }

    private static Optional<String> text(@Nullable Object claim) {
        return claim instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static List<?> words(@Nullable Object claim) {
        return switch (claim) {
            case String text -> List.of(text.split(" ", -1));
            case List<?> list -> list;
            case null, default -> List.of();
        };
    }
}
