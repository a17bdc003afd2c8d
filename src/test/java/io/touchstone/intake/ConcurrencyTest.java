package io.touchstone.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.Numbers;
import io.touchstone.Worlds;
import io.touchstone.event.Event;
import io.touchstone.event.json.EventWriter;
import io.touchstone.reference.RandomWorld;
import io.touchstone.reference.Reference;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many writers on the same messages, purchases and contacts at once: no event is lost, doubled or refused. */
@QuarkusTest
class ConcurrencyTest {

    private static final int THREADS = 8;

    /** Of answers that say that nothing was stored: more than a client would bear, far less than forever. */
    private static final int TRIES = 20;

    private record Counts(long accepted, long duplicates) {
        Counts plus(Counts other) {
            return new Counts(accepted + other.accepted, duplicates + other.duplicates);
        }
    }

    /** What one of the threads sends: a batch after the other. */
    private interface Share {
        List<List<Event>> batches(int thread);
    }

    @ParameterizedTest(name = "seed {0}, size {1}")
    @CsvSource({"1, 2", "2, 5", "3, 10", "4, 30", "5, 60"})
    void writersOfTheSameEventsInAnyOrderLeaveTheNumbersOfOne(long seed, int size) throws Exception {
        RandomWorld world = RandomWorld.of(seed, size);
        String key = Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode())
                .key();
        Counts counts = sendAtOnce(key, thread -> world.shuffledBatches(new Random(seed * THREADS + thread)));
        assertThat(counts.accepted()).isEqualTo(world.events().size());
        Numbers.assertAsIn(key, world.reference(), new Random(seed));
    }

    @ParameterizedTest(name = "seed {0}, size {1}")
    @CsvSource({"11, 5", "12, 20", "13, 60"})
    void historyIsCutAnewWhileManyWrite(long seed, int size) throws Exception {
        RandomWorld world = RandomWorld.of(seed, size);
        String key = Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode())
                .key();
        Worlds.send(key, world.events().subList(0, 1), true);
        List<String> zones = List.of("Asia/Kathmandu", "Pacific/Apia", "America/St_Johns");
        Thread settings = Thread.startVirtualThread(() -> zones.forEach(zone -> settle(key, zone)));
        sendAtOnce(key, thread -> world.shuffledBatches(new Random(seed * THREADS + thread)));
        settings.join();
        settle(key, "Europe/Paris");
        Numbers.assertAsIn(
                key, new Reference(world.events(), ZoneId.of("Europe/Paris"), world.currency()), new Random(seed));
    }

    /** Asks for a time zone until it is the one in use. */
    private static void settle(String key, String zone) {
        JsonPath settings;
        do {
            settings = Api.as(key)
                    .body(Map.of("timezone", zone))
                    .patch("/v1/settings")
                    .jsonPath();
        } while (settings.getBoolean("rebuilding") || !zone.equals(settings.getString("timezone")));
    }

    @Test
    void oneBatchSentByManyAtOnceIsAcceptedOnce() throws Exception {
        RandomWorld world = RandomWorld.of(6, 30);
        String key = Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode())
                .key();
        Counts counts = sendAtOnce(key, _ -> List.of(world.events()));
        long events = world.events().size();
        assertThat(counts).isEqualTo(new Counts(events, (THREADS - 1) * events));
        Numbers.assertAsIn(key, world.reference(), new Random(6));
    }

    @Test
    void contactsThatManyMergeAtOnceBecomeOne() throws Exception {
        List<Event> events = chainOfContacts(40);
        String key = Api.newWorkspace().key();
        Counts counts = sendAtOnce(key, thread -> {
            List<Event> order = new ArrayList<>(events);
            Collections.shuffle(order, new Random(thread));
            return IntStream.range(0, (order.size() + 4) / 5)
                    .mapToObj(batch -> order.subList(batch * 5, Math.min(order.size(), batch * 5 + 5)))
                    .toList();
        });
        assertThat(counts.accepted()).isEqualTo(events.size());
        Reference reference = new Reference(events, ZoneId.of("Europe/London"), Currency.getInstance("GBP"));
        assertThat(Worlds.get(key, "/v1/performance", Map.of("from", "2025-03-03", "to", "2025-03-03"))
                        .at("/kpis/conversions")
                        .asInt())
                .isEqualTo(40);
        Numbers.assertAsIn(key, reference, new Random(7));
    }

    /** Each is known to be the same as the next; each reads a message and buys something. */
    private static List<Event> chainOfContacts(int length) {
        History history = History.inPounds();
        for (int number = 0; number < length; number++) {
            String contact = "c" + number;
            history.campaignSent("spring", "m" + number, contact, "2025-03-03T09:00:00Z", "0.07")
                    .read("m" + number, "2025-03-03T10:00:0" + number % 10 + "Z")
                    .bought("p" + number, contact, "2025-03-03T10:00:0" + number % 7 + "Z", "10.00");
            if (number > 0) {
                history.same("c" + (number - 1), contact, "2025-03-03T11:00:00Z");
            }
        }
        return history.events();
    }

    private static Counts sendAtOnce(String key, Share share) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Counts sum = new Counts(0, 0);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Counts>> sent = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                List<List<Event>> batches = share.batches(thread);
                boolean asBatch = thread % 2 == 0;
                sent.add(threads.submit(() -> {
                    start.await();
                    Counts counts = new Counts(0, 0);
                    for (List<Event> batch : batches) {
                        counts = counts.plus(send(key, batch, asBatch));
                    }
                    return counts;
                }));
            }
            for (Future<Counts> counts : sent) {
                sum = sum.plus(counts.get());
            }
        }
        return sum;
    }

    private static Counts send(String key, List<Event> events, boolean asBatch) {
        List<String> texts = events.stream().map(EventWriter::text).toList();
        Response response;
        int tries = 0;
        do {
            response = asBatch
                    ? Batches.post(key, texts).extract().response()
                    : Batches.postLines(key, Batches.lines(texts)).extract().response();
        } while (response.statusCode() == 503 && ++tries < TRIES);
        JsonPath answer = response.jsonPath();
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(answer.getLong("rejected_count")).as(response.asString()).isZero();
        Counts counts = new Counts(answer.getLong("accepted"), answer.getLong("duplicates"));
        assertThat(counts.accepted() + counts.duplicates()).isEqualTo(events.size());
        return counts;
    }
}
