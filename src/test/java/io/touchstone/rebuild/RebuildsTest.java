package io.touchstone.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.Numbers;
import io.touchstone.Worlds;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.event.Event;
import io.touchstone.reference.RandomWorld;
import io.touchstone.reference.Reference;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** History cut anew while events keep coming. */
@QuarkusTest
class RebuildsTest {

    private static final ZoneId OTHER_ZONE = ZoneId.of("Asia/Kathmandu");

    @Inject
    Rebuilds rebuilds;

    @Inject
    Transactions transactions;

    @Inject
    Workspaces workspaces;

    static Stream<RandomWorld> worlds() {
        return LongStream.rangeClosed(1, 30).mapToObj(seed -> RandomWorld.of(7_000 + seed, 1 + (int) seed));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void answersStayWholeInTheOldZoneUntilThoseOfTheNewOneAre(RandomWorld world) {
        Random random = new Random(world.seed());
        NewWorkspace workspace =
                Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode());
        WorkspaceId id = WorkspaceId.parse(workspace.id()).orElseThrow();
        List<List<Event>> batches = world.shuffledBatches(random);
        int half = batches.size() / 2;
        batches.subList(0, half).forEach(batch -> Worlds.send(workspace.key(), batch, true));
        begin(id, OTHER_ZONE);

        boolean more = true;
        for (int i = half; i < batches.size(); i++) {
            Worlds.send(workspace.key(), batches.get(i), true);
            more = more && rebuilds.step(id);
            if (random.nextInt(3) > 0) {
                continue;
            }
            List<Event> sent = distinct(batches.subList(0, i + 1));
            ZoneId zone = more ? world.zone() : OTHER_ZONE;
            Numbers.assertAsIn(workspace.key(), new Reference(sent, zone, world.currency()), random);
        }
        if (more) {
            finish(id);
        }
        Numbers.assertAsIn(workspace.key(), new Reference(world.events(), OTHER_ZONE, world.currency()), random);
    }

    @Test
    void aSecondZoneTakesThePlaceOfOneThatIsNotReady() {
        RandomWorld world = RandomWorld.of(7_100, 20);
        NewWorkspace workspace =
                Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode());
        WorkspaceId id = WorkspaceId.parse(workspace.id()).orElseThrow();
        Worlds.send(workspace.key(), world.events(), true);
        begin(id, ZoneId.of("Pacific/Apia"));
        rebuilds.step(id);
        begin(id, OTHER_ZONE);
        finish(id);
        Numbers.assertAsIn(workspace.key(), new Reference(world.events(), OTHER_ZONE, world.currency()), new Random(1));
    }

    @Test
    void everyAnswerTellsTheZoneThatCutItsDays() {
        RandomWorld world = RandomWorld.of(7_101, 10);
        NewWorkspace workspace =
                Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode());
        WorkspaceId id = WorkspaceId.parse(workspace.id()).orElseThrow();
        Worlds.send(workspace.key(), world.events(), true);
        begin(id, OTHER_ZONE);
        JsonNode answer = Worlds.get(workspace.key(), "/v1/performance", Map.of());
        assertThat(answer.at("/period/timezone").asText())
                .isEqualTo(world.zone().getId());
        assertThat(answer.path("rebuilding").asBoolean()).isTrue();
    }

    private void finish(WorkspaceId id) {
        boolean more = true;
        while (more) {
            more = rebuilds.step(id);
        }
    }

    private void begin(WorkspaceId id, ZoneId zone) {
        transactions.write(id, tenant -> {
            workspaces.save(Rebuilds.begin(tenant, workspaces.lock(id).orElseThrow(), zone, Origin.CREDITS));
            return id;
        });
    }

    private static List<Event> distinct(List<List<Event>> batches) {
        return new ArrayList<>(batches.stream().flatMap(List::stream).distinct().toList());
    }
}
