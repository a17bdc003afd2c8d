package io.touchstone.attribution.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.Worlds;
import io.touchstone.attribution.credit.AggregateCandidates.CandidatePurchase;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.event.Event;
import io.touchstone.event.SourceKind;
import io.touchstone.reference.RandomWorld;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
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

    private interface Candidates {
        void forEach(
                Tenant tenant,
                AttributionRule rule,
                ConversionDate conversionDate,
                long from,
                long to,
                BiConsumer<CandidatePurchase, List<Touch>> consumer);
    }

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
        NewWorkspace workspace =
                Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode());
        NewWorkspace theirs =
                Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode());
        for (List<Event> batch : world.shuffledBatches(random)) {
            Worlds.send(workspace.key(), batch, true);
        }
        Worlds.send(theirs.key(), world.events(), true);
        WorkspaceId id = WorkspaceId.parse(workspace.id()).orElseThrow();
        assertThat(unkept(id)).isZero();

        assertSame(world, id, random);
        forgetSome(id);
        assertThat(unkept(id)).isPositive();
        assertSame(world, id, random);
    }

    private void assertSame(RandomWorld world, WorkspaceId id, Random random) {
        long first = world.events().stream()
                .mapToLong(event -> event.occurredAt().toEpochMilli())
                .min()
                .orElseThrow();
        long last = world.events().stream()
                .mapToLong(event -> event.occurredAt().toEpochMilli())
                .max()
                .orElseThrow();
        int found = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            AttributionRule rule = RandomWorld.rule(random);
            ConversionDate date = ConversionDate.values()[random.nextInt(2)];
            long from = random.nextLong(first - 1, last + 1);
            long to = random.nextLong(from, last + 2);
            Map<CandidatePurchase, List<Part>> kept = read(id, SelectCandidates::forEach, rule, date, from, to);
            assertThat(kept)
                    .as("%s by %s from %d to %d", rule, date, from, to)
                    .isEqualTo(read(id, AggregateCandidates::forEach, rule, date, from, to));
            int atOnce = random.nextInt(1, 8);
            assertThat(read(id, holding(atOnce), rule, date, from, to))
                    .as("%s by %s from %d to %d, %d at once", rule, date, from, to, atOnce)
                    .isEqualTo(kept);
            found += kept.size();
        }
        assertThat(found).isPositive();
    }

    private static Candidates holding(int atOnce) {
        return (tenant, rule, date, from, to, consumer) ->
                SelectCandidates.forEach(tenant, rule, date, from, to, atOnce, consumer);
    }

    private Map<CandidatePurchase, List<Part>> read(
            WorkspaceId id, Candidates candidates, AttributionRule rule, ConversionDate date, long from, long to) {
        return transactions.read(id, tenant -> {
            Map<CandidatePurchase, List<Part>> parts = new HashMap<>();
            candidates.forEach(tenant, rule, date, from, to, (purchase, touches) -> {
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

    private void forgetSome(WorkspaceId id) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.executeUpdate("UPDATE purchase SET journey = NULL WHERE purchase_key %% 2 = 0 AND workspace_id = %d"
                    .formatted(id.value()));
        }
    }
}
