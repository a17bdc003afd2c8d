package io.touchstone.reference;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.control.workspace.RateBase;
import io.touchstone.event.Event;
import io.touchstone.event.Identity;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A workspace's history made to hurt, the same for the same seed and size.
 *
 * @param events with distinct ids, in no order that means anything
 */
public record RandomWorld(long seed, ZoneId zone, Currency currency, List<Event> events) {

    private static final List<String> ZONES = List.of(
            "Europe/Paris",
            "America/New_York",
            "America/St_Johns",
            "America/Sao_Paulo",
            "Asia/Kolkata",
            "Asia/Kathmandu",
            "Asia/Tokyo",
            "Australia/Lord_Howe",
            "Africa/Casablanca",
            "Pacific/Apia",
            "Pacific/Chatham",
            "UTC");

    /** Those that the plain reading knows; most questions are of the last touch. */
    private static final String[] MODELS = {"last", "last", "last", "first", "linear", "position"};

    private static final List<Integer> BATCHES = List.of(1, 1, 2, 7, 40, 200);

    public RandomWorld {
        events = List.copyOf(events);
    }

    /**
     * The world of a seed.
     *
     * @param size the number of scenes, from 1; each is up to about ten events
     */
    public static RandomWorld of(long seed, int size) {
        RandomGenerator random = new SplittableRandom(seed);
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        Currency currency = Currency.getInstance(Amounts.CURRENCIES.get(random.nextInt(Amounts.CURRENCIES.size())));
        return new RandomWorld(seed, zone, currency, Scenes.play(new Stage(random, zone, currency, size), size));
    }

    public Reference reference() {
        return new Reference(events, zone, currency);
    }

    /** The same events, of which some identities name nobody. */
    public Reference reference(Set<Identity> shared) {
        return new Reference(events, zone, currency, shared);
    }

    /** Identities that hold people together who have nothing else in common, and any others that events name. */
    public Set<Identity> shared(RandomGenerator random) {
        List<Identity> named = events.stream()
                .flatMap(event -> Contacts.references(event).stream())
                .flatMap(reference -> Identities.of(reference).stream())
                .toList();
        Set<Identity> shared = new HashSet<>();
        ContactScenes.TILLS.forEach(till -> shared.addAll(Identities.of(till)));
        for (int others = random.nextInt(3); others > 0 && !named.isEmpty(); others--) {
            shared.add(named.get(random.nextInt(named.size())));
        }
        return shared;
    }

    /** Those of the seeds after this one, small worlds first: the first that fails is the easiest to read. */
    public static Stream<RandomWorld> after(long seed, int worlds) {
        return IntStream.rangeClosed(1, worlds).mapToObj(number -> of(seed + number, 2 * number));
    }

    /** Every event at least once, about a fifth of them twice, shuffled and cut into batches of very different sizes. */
    public List<List<Event>> shuffledBatches(RandomGenerator random) {
        List<Event> order = new ArrayList<>(events);
        for (Event event : events) {
            if (random.nextInt(5) == 0) {
                order.add(event);
            }
        }
        Collections.shuffle(order, random);
        List<List<Event>> batches = new ArrayList<>();
        for (int start = 0; start < order.size(); ) {
            int end = Math.min(order.size(), start + BATCHES.get(random.nextInt(BATCHES.size())));
            batches.add(List.copyOf(order.subList(start, end)));
            start = end;
        }
        return batches;
    }

    /** A question about days with data, of the whole workspace. */
    public Question question(RandomGenerator random) {
        NavigableSet<LocalDate> days = reference().days();
        LocalDate first = days.isEmpty() ? LocalDate.of(2020, 2, 29) : days.first();
        LocalDate last = days.isEmpty() ? first : days.last();
        LocalDate from = first.plusDays(random.nextLong(ChronoUnit.DAYS.between(first, last) + 1));
        LocalDate to = from.plusDays(random.nextLong(ChronoUnit.DAYS.between(from, last) + 1));
        return Question.of(from, to)
                .withRule(rule(random))
                .withSendDate(random.nextBoolean())
                .withBase(random.nextBoolean() ? RateBase.SENT : RateBase.DELIVERED)
                .withModel(one(MODELS, random));
    }

    public static AttributionRule rule(RandomGenerator random) {
        return new AttributionRule(
                one(TouchRule.values(), random), one(Window.values(), random), one(Window.values(), random));
    }

    /** For the names of tests: what makes this world again. */
    @Override
    public String toString() {
        return "seed %d, %d events, %s, %s".formatted(seed, events.size(), zone, currency);
    }

    private static <T> T one(T[] choices, RandomGenerator random) {
        return choices[random.nextInt(choices.length)];
    }
}
