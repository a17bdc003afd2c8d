package io.touchstone.query.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.Worlds;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.ConversionDate;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.query.kpi.SourceFilter;
import io.touchstone.reference.RandomWorld;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import io.touchstone.time.Period;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same purchases are found however few are read at once, as of contacts who bought more than is held. */
@QuarkusTest
class SelectBoughtTest {

    private static final int MANY = 500;

    @Inject
    Transactions transactions;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {9_501, 9_502, 9_503})
    void purchasesThatAreTooManyAreReadContactByContact(long seed) {
        RandomWorld world = RandomWorld.of(seed, 40);
        NewWorkspace workspace =
                Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode());
        Worlds.send(workspace.key(), world.events(), true);
        WorkspaceId id = WorkspaceId.parse(workspace.id()).orElseThrow();
        PurchaseQuery question = question(world);

        List<ListedPurchase> all = bought(id, question, MANY);
        assertThat(all).hasSizeGreaterThan(20);
        assertThat(bought(id, question, 1)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(bought(id, question, 2)).containsExactlyInAnyOrderElementsOf(all);
        Long buyer = Objects.requireNonNull(all.getFirst().contactKey());
        assertThat(bought(id, question.of(buyer, null), 1))
                .isSortedAccordingTo(Comparator.comparingLong(ListedPurchase::placedAt))
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(purchase -> buyer.equals(purchase.contactKey()))
                        .toList());
    }

    private List<ListedPurchase> bought(WorkspaceId id, PurchaseQuery question, int atOnce) {
        return transactions.read(id, tenant -> {
            List<ListedPurchase> bought = new ArrayList<>();
            SelectBought.forEach(tenant, question, atOnce, some -> {
                assertThat(some).hasSizeLessThanOrEqualTo(atOnce);
                some.forEach(possible -> bought.add(possible.purchase()));
            });
            return bought;
        });
    }

    private static PurchaseQuery question(RandomWorld world) {
        return new PurchaseQuery(
                new Period(LocalDate.of(2010, 1, 1), LocalDate.of(2040, 1, 1), world.zone()),
                ConversionDate.SEND,
                new AttributionRule(TouchRule.DELIVERED, Window.THIRTY_DAYS, Window.THIRTY_DAYS),
                new Sharing(AttributionModel.LINEAR, Window.SEVEN_DAYS),
                world.currency().getDefaultFractionDigits(),
                SourceFilter.ALL,
                null,
                Set.of(PurchaseState.COUNTED),
                null,
                null,
                PurchaseOrder.NEWEST_FIRST,
                null,
                MANY);
    }
}
