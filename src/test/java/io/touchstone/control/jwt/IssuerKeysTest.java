package io.touchstone.control.jwt;

import static io.touchstone.control.jwt.Signing.newKey;
import static io.touchstone.control.jwt.Signing.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.touchstone.callers.Refusal;
import io.touchstone.callers.RefusedTokenException;
import io.touchstone.control.jwt.IssuerKeys.KeyTimes;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the keys come from, and what becomes of tokens when they do not. */
class IssuerKeysTest {

    private static final JWK OLD = newKey("ES256", "old");
    private static final JWK NEW = newKey("ES256", "new");

    /** The issuer may be asked as often as one likes. */
    private static final KeyTimes UNLIMITED = new KeyTimes(
            Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofSeconds(8), Duration.ZERO, Duration.ofHours(4));

    private final List<String> lines = new ArrayList<>();
    private final Logger log = Logger.getLogger(WatchedKeySet.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            assertThat(line.getThrown()).isNull();
            lines.add(line.getLevel() + " " + ((ExtLogRecord) line).getFormattedMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final FakeIssuer issuer = new FakeIssuer(OLD);
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private Jwts jwts = jwts(issuer.url(), UNLIMITED);

    @BeforeEach
    void listen() {
        log.setLevel(Level.INFO); // others leave theirs
        log.addHandler(handler);
    }

    @AfterEach
    void leave() {
        log.removeHandler(handler);
        log.setLevel(null);
        jwts.close();
        issuer.close();
    }

    private Jwts jwts(String place, KeyTimes times) {
        return new Jwts(
                new JwtSettings(
                        Signing.ISSUER,
                        JwksPlace.of(place),
                        Signing.AUDIENCE,
                        "workspace_id",
                        "scope",
                        Optional.empty(),
                        List.of("read")),
                times,
                () -> now);
    }

    private String token(JWK key) {
        return sign(key, "ES256", Signing.claims(now.plusSeconds(600)).build());
    }

    private void isTaken(JWK key) {
        assertThat(jwts.verify(token(key)).subject()).contains("ada");
    }

    private void isRefused(JWK key) {
        assertThat(catchThrowableOfType(RefusedTokenException.class, () -> jwts.verify(token(key)))
                        .reason())
                .isEqualTo(Refusal.UNKNOWN_KEY);
    }

    private ProblemException problem() {
        return catchThrowableOfType(ProblemException.class, () -> jwts.verify(token(OLD)));
    }

    @Test
    void aNewKeyIsFoundAndOneThatWentIsGone() {
        isTaken(OLD);
        issuer.shows(OLD, NEW);
        isTaken(NEW);
        isTaken(OLD);
        issuer.shows(newKey("ES256", "newest"));
        isRefused(newKey("ES256", "none"));
        isRefused(OLD);
        isRefused(NEW);
    }

    @Test
    void keysThatNobodyKnowsDoNotMakeAFetchEach() {
        try (Jwts usual = jwts(issuer.url(), KeyTimes.USUAL)) {
            usual.verify(token(OLD));
            for (int i = 0; i < 50; i++) {
                String token = token(newKey("ES256", "key " + i));
                assertThat(catchThrowableOfType(RefusedTokenException.class, () -> usual.verify(token))
                                .reason())
                        .isEqualTo(Refusal.UNKNOWN_KEY);
            }
            assertThat(issuer.asked()).isEqualTo(2);
            assertThat(usual.verify(token(OLD)).subject()).contains("ada");
        }
    }

    @ParameterizedTest
    @CsvSource({"500, out of order", "404, not here", "302, moved", "200, <html>", "200, '{\"keys\": 7}'", "200, {}"})
    void anIssuerThatHasAnsweredMayGoAwayForAWhile(int status, String answer) {
        isTaken(OLD);
        issuer.answers(status, answer);
        isRefused(NEW);
        now = now.plus(Duration.ofHours(1));
        isTaken(OLD);
        assertThat(jwts.ageOfKeys()).isEqualTo(Duration.ofHours(1));
        issuer.shows(OLD, NEW);
        isTaken(NEW);
        assertThat(jwts.ageOfKeys()).isEqualTo(Duration.ZERO);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst())
                .startsWith("WARN")
                .contains(issuer.url(), "those from before are used for a while");
        assertThat(lines.getLast()).startsWith("INFO").contains("again");
    }

    @Test
    void beforeItHasNobodyCanTell() {
        issuer.answers(500, "");
        assertThat(problem().type()).isEqualTo(ProblemType.OVERLOADED);
        problem();
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("WARN").contains(issuer.url(), "503", "500"));
        now = now.plusSeconds(20);
        assertThat(jwts.ageOfKeys()).isEqualTo(Duration.ofSeconds(20));
        issuer.shows(OLD);
        isTaken(OLD);
    }

    @Test
    void whoMayNotAskAgainYetCannotTellEither() {
        issuer.answers(500, "");
        try (Jwts usual = jwts(issuer.url(), KeyTimes.USUAL)) {
            for (int i = 0; i < 5; i++) {
                ProblemException problem = catchThrowableOfType(ProblemException.class, () -> usual.verify(token(OLD)));
                assertThat(problem.type()).isEqualTo(ProblemType.OVERLOADED);
                assertThat(problem.retryAfter()).contains(KeyTimes.USUAL.pause());
            }
        }
        assertThat(issuer.asked()).as("twice, and each time once more").isEqualTo(4);
    }

    @Test
    void itIsAskedBeforeTheFirstToken() {
        jwts.loadKeys();
        issuer.answers(500, "");
        isTaken(OLD);
    }

    @Test
    void whatIsNoKeyOfOurKindsIsPassedOver() {
        String keys = new JWKSet(List.of(OLD, newKey("EdDSA", "edwards"), newKey("RS256", "rsa"))).toString(true);
        issuer.answers(200, keys.replaceFirst("\\[", "[{\"kty\": \"POST-QUANTUM\", \"kid\": \"q\"},"));
        isTaken(OLD);
    }

    @Test
    void itIsNotFollowedElsewhere() {
        issuer.answers(302, new JWKSet(OLD).toString());
        assertThat(problem().type()).isEqualTo(ProblemType.OVERLOADED);
        assertThat(issuer.asked()).as("and once more").isEqualTo(2);
    }

    @Test
    void anAnswerOfManyMebibytesIsNotReadToItsEnd() {
        issuer.answers(200, new JWKSet(OLD).toString(true).replaceFirst("\\{", "{" + " ".repeat(300_000)));
        assertThat(problem().type()).isEqualTo(ProblemType.OVERLOADED);
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() throws IOException {
        try (ServerSocket dribbling = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Thread server = Thread.ofVirtual().start(() -> dribble(dribbling));
            assertThat(catchThrowableOfType(
                            IOException.class,
                            () -> new JwksRetriever(Duration.ofMillis(300))
                                    .retrieveResource(URI.create("http://127.0.0.1:" + dribbling.getLocalPort())
                                            .toURL())))
                    .hasMessageStartingWith("no whole answer within");
            server.interrupt();
        }
    }

    private static void dribble(ServerSocket socket) {
        try (Socket client = socket.accept();
                OutputStream out = client.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            while (true) {
                out.write(' ');
                out.flush();
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException e) {
            // it was given up
        }
    }

    @Test
    void theyMayBeAFileThatChanges(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("jwks with a space.json"), new JWKSet(OLD).toString(true));
        try (Jwts ofFile = jwts(file.toString(), UNLIMITED)) {
            assertThat(ofFile.verify(token(OLD)).subject()).contains("ada");
            Files.writeString(file, new JWKSet(NEW).toString(true));
            assertThat(ofFile.verify(token(NEW)).subject()).contains("ada");
        }
    }
}
