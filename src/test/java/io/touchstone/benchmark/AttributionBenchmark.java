package io.touchstone.benchmark;

import io.touchstone.attribution.journey.Candidate;
import io.touchstone.attribution.journey.Journey;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.event.SourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The attribution core alone, in touches per second: journeys are put in order, and every purchase gets its candidates
 * under each rule. Contacts as in the world: 33 touches a year, and a purchase or two.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AttributionBenchmark {

    private static final int CONTACTS = 1_000;
    private static final int TOUCHES = 33;
    private static final int ALL_TOUCHES = CONTACTS * TOUCHES;
    private static final long YEAR = 365 * 86_400_000L;

    private record Contact(List<Touch> touches, List<Long> purchases) {}

    private final List<Contact> contacts = new ArrayList<>();

    @Setup
    public void makeContacts() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < CONTACTS; i++) {
            contacts.add(new Contact(
                    touches(random), random.longs(1 + i % 2, 0, YEAR).boxed().toList()));
        }
    }

    private static List<Touch> touches(SplittableRandom random) {
        List<Touch> touches = new ArrayList<>();
        for (int message = 0; touches.size() < TOUCHES; message++) {
            long sentAt = random.nextLong(YEAR);
            SourceKind kind = random.nextBoolean() ? SourceKind.CAMPAIGN : SourceKind.FLOW;
            for (TouchRule strength : TouchRule.values()) {
                if (touches.size() < TOUCHES && random.nextInt(strength.code() * strength.code()) == 0) {
                    long at = sentAt + strength.code() * 60_000L;
                    touches.add(new Touch(at, strength, message, "wamid." + message, sentAt, 1, kind));
                }
            }
        }
        return touches;
    }

    @Benchmark
    @OperationsPerInvocation(ALL_TOUCHES)
    public void touches(Blackhole blackhole) {
        for (Contact contact : contacts) {
            Journey journey = new Journey(contact.touches());
            for (long purchasedAt : contact.purchases()) {
                for (TouchRule rule : TouchRule.values()) {
                    List<Candidate> candidates = journey.candidates(purchasedAt, rule);
                    blackhole.consume(candidates);
                }
            }
        }
    }
}
