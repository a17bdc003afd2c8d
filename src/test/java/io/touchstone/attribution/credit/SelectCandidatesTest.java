package io.touchstone.attribution.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.Worlds;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.event.SourceKind;
import io.touchstone.reference.RandomWorld;
import io.touchstone.sql.Row;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Purchases have the same candidates by the journeys that are kept with them as by the facts, whatever came in whichever order. */
@QuarkusTest
class SelectCandidatesTest {

    private static final int QUESTIONS = 20;

    /** All that is asked of a candidate. */
    private record Part(long at, long messageKey, long sentAt, long sourceKey, SourceKind kind) {}

    private record Asked(AttributionRule rule, ConversionDate date, long from, long to) {}

    @Inject
    Transactions transactions;

    @Inject
    AgroalDataSource database;

    static Stream<RandomWorld> worlds() {
        return LongStream.rangeClosed(1, 12).mapToObj(seed -> RandomWorld.of(9_400 + seed, 3 * (int) seed));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void journeysThatAreKeptGiveWhatTheFactsGive(RandomWorld world) throws SQLException {
        Random random = new Random(world.seed());
        NewWorkspace workspace = Worlds.newWorkspace(world, random);
        NewWorkspace theirs =
                Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode());
        Worlds.send(theirs.key(), world.events(), true);
        WorkspaceId id = WorkspaceId.parse(workspace.id()).orElseThrow();
        List<Asked> questions =
                Stream.generate(() -> asked(world, random)).limit(QUESTIONS).toList();

        assertThat(unkept(id)).isZero();
        List<Map<CandidatePurchase, List<Part>>> kept = read(id, questions, random);
        forget(id, "purchase_key % 2 = 0");
        assertThat(unkept(id)).isPositive();
        List<Map<CandidatePurchase, List<Part>>> someKept = read(id, questions, random);
        forget(id, "journey IS NOT NULL");
        List<Map<CandidatePurchase, List<Part>>> facts = read(id, questions, random);

        assertThat(facts).anyMatch(found -> !found.isEmpty());
        for (int i = 0; i < QUESTIONS; i++) {
            assertThat(kept.get(i)).as("%s", questions.get(i)).isEqualTo(facts.get(i));
            assertThat(someKept.get(i)).as("%s, some kept", questions.get(i)).isEqualTo(facts.get(i));
        }
    }

    private static Asked asked(RandomWorld world, Random random) {
        LongSummaryStatistics times = world.events().stream()
                .mapToLong(event -> event.occurredAt().toEpochMilli())
                .summaryStatistics();
        long from = random.nextLong(times.getMin() - 1, times.getMax() + 1);
        return new Asked(
                RandomWorld.rule(random),
                ConversionDate.values()[random.nextInt(2)],
                from,
                random.nextLong(from, times.getMax() + 2));
    }

    /** Of each question the candidates, however many purchases are held at once. */
    private List<Map<CandidatePurchase, List<Part>>> read(WorkspaceId id, List<Asked> questions, Random random) {
        return questions.stream()
                .map(asked -> {
                    Map<CandidatePurchase, List<Part>> found =
                            read(id, asked, SelectCountedPurchases.PURCHASES_AT_ONCE);
                    int atOnce = random.nextInt(1, 8);
                    assertThat(read(id, asked, atOnce))
                            .as("%s, %d at once", asked, atOnce)
                            .isEqualTo(found);
                    return found;
                })
                .toList();
    }

    private Map<CandidatePurchase, List<Part>> read(WorkspaceId id, Asked asked, int atOnce) {
        return transactions.read(id, tenant -> {
            Map<CandidatePurchase, List<Part>> parts = new HashMap<>();
            SelectCandidates.forEach(
                    tenant, asked.rule(), asked.date(), asked.from(), asked.to(), atOnce, (purchase, touches) -> {
                        List<Part> before = parts.put(
                                purchase,
                                touches.stream()
                                        .map(touch -> new Part(
                                                touch.at(),
                                                touch.messageKey(),
                                                touch.sentAt(),
                                                touch.sourceKey(),
                                                touch.kind()))
                                        .toList());
                        assertThat(before).as("%s handed over twice", purchase).isNull();
                    });
            return parts;
        });
    }

    private long unkept(WorkspaceId id) {
        return transactions
                .read(
                        id,
                        tenant -> tenant.query(
                                "SELECT COUNT(*) FROM purchase WHERE workspace_id = :workspace AND journey IS NULL",
                                Row::number))
                .getFirst();
    }

    private void forget(WorkspaceId id, String which) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.executeUpdate(
                    "UPDATE purchase SET journey = NULL WHERE %s AND workspace_id = %d".formatted(which, id.value()));
        }
    }
}
