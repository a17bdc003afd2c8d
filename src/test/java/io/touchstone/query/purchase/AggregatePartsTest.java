package io.touchstone.query.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.History;
import io.touchstone.Worlds;
import io.touchstone.reference.RandomWorld;
import io.touchstone.sql.CountedStatements;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Purchases of which something has a part are the same by the journeys that they keep and by their facts. */
@QuarkusTest
class AggregatePartsTest {

    @Inject
    Transactions transactions;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {9_601, 9_602, 9_603})
    void theyAreFoundByTheirJourneysAndByTheirFacts(long seed) {
        RandomWorld world = RandomWorld.of(seed, 40);
        NewWorkspace workspace =
                Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode());
        Worlds.send(workspace.key(), world.events(), true);
        List<String> byJourney = answers(workspace.key());
        forgetJourneys(workspace);
        assertThat(answers(workspace.key())).isEqualTo(byJourney);
    }

    @Test
    void noTouchesOfAPurchaseThatKeepsItsJourneyAreReadToSeeThatItIsNone() {
        NewWorkspace workspace = Api.newWorkspace();
        History.inPounds()
                .campaignSent("spring", "m1", "ada", "2025-03-03T09:00:00Z")
                .read("m1", "2025-03-03T10:00:00Z")
                .campaignSent("autumn", "m2", "ben", "2025-03-03T09:00:00Z")
                .bought("p1", "ada", "2025-03-03T11:00:00Z", "10.00")
                .sendTo(workspace.key());
        String autumn = "/v1/purchases?model=linear&campaign_id=autumn&from=2025-03-03&to=2025-03-09";
        get(workspace.key(), autumn);
        long byJourney = CountedStatements.everywhereDuring(() -> get(workspace.key(), autumn));
        forgetJourneys(workspace);
        long byFacts = CountedStatements.everywhereDuring(() -> get(workspace.key(), autumn));
        assertThat(byJourney).isLessThan(byFacts);
    }

    private static List<String> answers(String key) {
        return Stream.of("first", "linear", "position", "decay")
                .flatMap(model -> Stream.of("purchase", "send")
                        .flatMap(date -> Stream.of("source=campaigns", "source=flows&touch=interacted&window=2d")
                                .map(filter -> get(
                                        key,
                                        "/v1/purchases?from=2010-01-01&to=2039-12-31&limit=500&model=%s&conversion_date=%s&%s"
                                                .formatted(model, date, filter)))))
                .toList();
    }

    private static String get(String key, String path) {
        return Api.as(key)
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private void forgetJourneys(NewWorkspace workspace) {
        transactions.write(
                WorkspaceId.parse(workspace.id()).orElseThrow(),
                tenant -> tenant.update("UPDATE purchase SET journey = NULL WHERE workspace_id = :workspace"));
    }
}
