package io.touchstone.attribution.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.Worlds;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.Journey;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.purchase.PurchaseStore;
import io.touchstone.facts.purchase.PurchaseStore.Placed;
import io.touchstone.reference.RandomWorld;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Purchases have the same candidates whether all touches of their contacts are held or only those that decide. */
@QuarkusTest
class SelectJourneysTest {

    private static final Journey NONE = new Journey(List.of());

    @Inject
    Transactions transactions;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {9_301, 9_302, 9_303})
    void touchesThatAreTooManyAreReadOneByOne(long seed) {
        RandomWorld world = RandomWorld.of(seed, 40);
        NewWorkspace workspace =
                Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode());
        Worlds.send(workspace.key(), world.events(), true);
        WorkspaceId id = WorkspaceId.parse(workspace.id()).orElseThrow();
        List<Placed> purchases = transactions
                .read(id, tenant -> PurchaseStore.placedIn(tenant, new KeyRange(KeyRange.BEFORE_FIRST, KeyRange.LAST)))
                .stream()
                .filter(purchase -> purchase.counts() && purchase.contactKey() != null)
                .toList();
        Map<Long, Journey> all =
                transactions.read(id, tenant -> SelectJourneys.of(tenant, new KnownSources(tenant), purchases, 50_000));
        Map<Long, Journey> decisive =
                transactions.read(id, tenant -> SelectJourneys.of(tenant, new KnownSources(tenant), purchases, 1));

        AttributionRule rule = new AttributionRule(TouchRule.READ, Window.FIVE_DAYS, Window.FOURTEEN_DAYS);
        Map<Long, Journey> ofMessages = transactions.read(
                id, tenant -> SelectJourneys.ofMessages(tenant, new KnownSources(tenant), purchases, rule, 1));

        // So many that those of few touches are held whole, and so few that not all are.
        Map<Long, Journey> some = transactions.read(
                id, tenant -> SelectJourneys.of(tenant, new KnownSources(tenant), purchases, 2 * all.size()));
        assertThat(purchases)
                .allSatisfy(purchase -> assertThat(
                                some.getOrDefault(purchase.contactKey(), NONE).kept(purchase.key(), purchase.at()))
                        .isIn(
                                Optional.empty(),
                                all.getOrDefault(purchase.contactKey(), NONE).kept(purchase.key(), purchase.at())));
        assertThat(some.values()).extracting(Journey::isWhole).contains(true, false);

        assertThat(all).isNotEmpty();
        assertThat(purchases).allSatisfy(purchase -> {
            for (TouchRule touch : TouchRule.values()) {
                assertThat(decisive.getOrDefault(purchase.contactKey(), NONE).candidates(purchase.at(), touch))
                        .isEqualTo(all.getOrDefault(purchase.contactKey(), NONE).candidates(purchase.at(), touch));
            }
            assertThat(ofMessages.getOrDefault(purchase.contactKey(), NONE).qualified(purchase.at(), rule))
                    .isEqualTo(all.getOrDefault(purchase.contactKey(), NONE).qualified(purchase.at(), rule));
        });
    }
}
