package io.touchstone.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.History;
import io.touchstone.Numbers;
import io.touchstone.Worlds;
import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import io.touchstone.event.Identity;
import io.touchstone.event.Identity.IdentityKind;
import io.touchstone.reference.RandomWorld;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Identities that are put on the list of shared ones, and taken off it, whatever else goes on. */
@QuarkusTest
class SharedListTest {

    private static final String TILL = "+10000000000";

    @Inject
    Rebuilds rebuilds;

    static Stream<RandomWorld> worlds() {
        return LongStream.rangeClosed(1, 8).mapToObj(seed -> RandomWorld.of(7_700 + seed, 4 * (int) seed));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void theNumbersAreAsIfTheListHadAlwaysBeenSo(RandomWorld world) {
        Random random = new Random(world.seed());
        NewWorkspace workspace =
                Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode());
        Set<Identity> shared = world.shared(random);
        List<List<Event>> batches = world.shuffledBatches(random);

        CompletableFuture<Void> intake =
                CompletableFuture.runAsync(() -> batches.forEach(batch -> sendUntilTaken(workspace, batch)));
        while (!intake.isDone()) {
            put(workspace, shared);
            put(workspace, Set.of());
        }
        intake.join();
        put(workspace, shared);
        finish(workspace);
        Numbers.assertAsIn(workspace.key(), world.reference(shared), random);

        put(workspace, Set.of());
        finish(workspace);
        Numbers.assertAsIn(workspace.key(), world.reference(), random);
    }

    /** More than one step of a rebuild parts. */
    @Test
    void manyPeopleWhoStandAsOneArePartedHoweverMany() {
        int people = 60;
        NewWorkspace workspace = Api.newWorkspace("UTC", "GBP");
        History history = History.inPounds();
        for (int i = 0; i < people; i++) {
            history.bought("p" + i, new ContactReference("c" + i, TILL, null, null, null), "2025-03-03T10:00:00Z", "1");
        }
        history.sendTo(workspace.key());
        assertThat(contacts(workspace)).hasSize(1);

        put(workspace, Set.of(new Identity(IdentityKind.PHONE, TILL)));
        finish(workspace);
        assertThat(contacts(workspace)).hasSize(people);
        Numbers.assertAuditIsClean(workspace.key());
    }

    private static Set<String> contacts(NewWorkspace workspace) {
        Set<String> keys = new HashSet<>();
        Worlds.pages(workspace.key(), "/v1/purchases", Map.of("period", "all_time", "limit", 500))
                .forEach(purchase -> keys.add(purchase.at("/contact/key").asText()));
        return keys;
    }

    /** Where the list changes all the time, a batch may lose to it again and again. */
    private static void sendUntilTaken(NewWorkspace workspace, List<Event> batch) {
        Response answer = Worlds.post(workspace.key(), batch, true);
        while (answer.statusCode() == 503) {
            answer = Worlds.post(workspace.key(), batch, true);
        }
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static void put(NewWorkspace workspace, Collection<Identity> shared) {
        List<Map<String, String>> identities = shared.stream()
                .map(identity -> Map.of(field(identity.kind()), identity.value()))
                .toList();
        Api.as(workspace.key())
                .body(Map.of("identities", identities))
                .put("/v1/shared-identities")
                .then()
                .statusCode(200);
    }

    private static String field(IdentityKind kind) {
        return switch (kind) {
            case ID -> "id";
            case PHONE -> "phone";
            case WHATSAPP_USER_ID -> "whatsapp_user_id";
            case EMAIL -> "email";
        };
    }

    private void finish(NewWorkspace workspace) {
        WorkspaceId id = WorkspaceId.parse(workspace.id()).orElseThrow();
        while (Worlds.get(workspace.key(), "/v1/shared-identities", Map.of())
                .path("rebuilding")
                .asBoolean()) {
            rebuilds.run(id);
        }
    }
}
