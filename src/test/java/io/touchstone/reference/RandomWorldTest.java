package io.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.event.Event;
import io.touchstone.event.Identity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RandomWorldTest {

    /** Small worlds first: the first that fails is the easiest to read. */
    static Stream<RandomWorld> worlds() {
        return IntStream.rangeClosed(1, 40).mapToObj(seed -> RandomWorld.of(seed, 1 + seed));
    }

    @Test
    void oneSeedAlwaysMakesTheSameWorld() {
        assertThat(RandomWorld.of(7, 30)).isEqualTo(RandomWorld.of(7, 30));
        assertThat(RandomWorld.of(7, 30)).isNotEqualTo(RandomWorld.of(8, 30));
    }

    @Test
    void theSmallestWorldIsOneScene() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(RandomWorld.of(seed, 1).events()).hasSizeBetween(1, 20);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyEventKeepsTheRulesOfIntake(int seed) {
        List<Event> events = RandomWorld.of(seed, 60).events();
        assertThat(events).extracting(Event::id).doesNotHaveDuplicates().allMatch(id -> id.length() <= 255);
        assertThat(events)
                .extracting(Event::occurredAt)
                .allSatisfy(at -> assertThat(at)
                        .isBetween(Instant.parse("2009-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"))
                        .isEqualTo(Instant.ofEpochMilli(at.toEpochMilli())));
    }

    @Test
    void answersReachTheirMessagesToTheMillisecond() {
        Set<Duration> found = new HashSet<>();
        worlds().forEach(world -> {
            for (Message message : world.reference().messages()) {
                message.events().stream()
                        .filter(event -> event instanceof Event.AnswerEvent answer && answer.messageId() == null)
                        .forEach(answer -> found.add(Duration.between(message.sentAt(), answer.occurredAt())));
            }
        });
        assertThat(found)
                .contains(Duration.ZERO, Duration.ofHours(72))
                .allMatch(after -> !after.isNegative() && after.compareTo(Duration.ofHours(72)) <= 0);
    }

    @Test
    void everyNewRuleDecidesSomething() {
        Map<String, Long> met = new TreeMap<>();
        worlds().forEach(world -> {
            Reference reference = world.reference(world.shared(new Random(world.seed())));
            List<Purchase> purchases = reference.allPurchases();
            List<Message> messages = reference.messages();
            met.merge("orders of nobody", count(purchases, purchase -> purchase.contact() == null), Long::sum);
            met.merge("refunds of a part", count(purchases, purchase -> isPart(purchase)), Long::sum);
            met.merge("messages of nobody", count(messages, message -> message.contact() == null), Long::sum);
            met.merge("opt-outs after failures", count(messages, message -> outlivedFailure(message)), Long::sum);
            met.merge("failures for nothing", count(messages, message -> isForNothing(message)), Long::sum);
            met.merge("fallbacks", count(messages, RandomWorldTest::isOfAFallback), Long::sum);
            met.merge("clicks by ref", count(messages, message -> hasClickByRef(message)), Long::sum);
            met.merge("receipts off", count(messages, Message::interactedUnread), Long::sum);
        });
        assertThat(met).allSatisfy((what, often) -> assertThat(often).as(what).isGreaterThan(3));
    }

    private static boolean isPart(Purchase purchase) {
        return purchase.refunded().signum() > 0 && purchase.revenue().signum() > 0;
    }

    /** It stands, and is not the earliest. */
    private static boolean isOfAFallback(Message message) {
        List<Event.MessageSent> claims = message.events().stream()
                .filter(Event.MessageSent.class::isInstance)
                .map(Event.MessageSent.class::cast)
                .toList();
        return claims.getFirst().fallback()
                && !claims.stream().allMatch(Event.MessageSent::fallback)
                && claims.getFirst().occurredAt().isBefore(message.sentAt());
    }

    private static boolean hasClickByRef(Message message) {
        return message.events().stream()
                .anyMatch(event -> event instanceof Event.MessageClicked click && click.ref() != null);
    }

    private static boolean outlivedFailure(Message message) {
        return message.optedOut() && message.failedAt().isPresent() && !message.failed();
    }

    private static boolean isForNothing(Message message) {
        return message.cost().signum() == 0 && message.price().amount().signum() > 0;
    }

    private static <T> long count(List<T> all, Predicate<T> which) {
        return all.stream().filter(which).count();
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 10);
    }

    @Test
    void everyTypeOfEventOccurs() {
        Set<Class<?>> types = new HashSet<>();
        worlds().forEach(world -> world.events().forEach(event -> types.add(event.getClass())));
        assertThat(types).hasSize(14);
    }

    @Test
    void windowEdgesAreMetToTheMillisecond() {
        Map<Long, Integer> offsets = new HashMap<>();
        AttributionRule longest = new AttributionRule(TouchRule.DELIVERED, Window.THIRTY_DAYS, Window.THIRTY_DAYS);
        worlds().forEach(world -> {
            Reference reference = world.reference();
            for (Purchase purchase : reference.purchases()) {
                reference.credit(purchase.id(), longest).ifPresent(credit -> {
                    for (Window window : Window.values()) {
                        long offset = credit.lag().minus(window.length()).toMillis();
                        offsets.merge(offset, 1, Integer::sum);
                    }
                });
            }
        });
        assertThat(offsets).containsKeys(-1L, 0L, 1L);
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void batchesHoldEveryEventInWhateverOrder(RandomWorld world) {
        List<List<Event>> batches = world.shuffledBatches(new Random(world.seed()));
        assertThat(batches).allSatisfy(batch -> assertThat(batch).isNotEmpty());
        assertThat(batches.stream().flatMap(List::stream).distinct())
                .containsExactlyInAnyOrderElementsOf(world.events());
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void orderAndRepetitionNeverMatter(RandomWorld world) {
        Random random = new Random(world.seed());
        List<Event> again =
                world.shuffledBatches(random).stream().flatMap(List::stream).toList();
        Question question = world.question(random);
        assertThat(new Reference(again, world.zone(), world.currency()).kpis(question))
                .isEqualTo(world.reference().kpis(question));
        Set<Identity> shared = world.shared(random);
        assertThat(new Reference(again, world.zone(), world.currency(), shared).kpis(question))
                .isEqualTo(world.reference(shared).kpis(question));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void sourcesSumToTheWorkspace(RandomWorld world) {
        Question question = world.question(new Random(world.seed()));
        Reference reference = world.reference();
        assertSum(
                reference.kpis(question),
                Stream.concat(
                                reference.campaigns().stream().map(campaign -> SourceFilter.campaign(campaign.id())),
                                reference.flows().stream()
                                        .flatMap(flow -> reference.nodes(flow.id()).stream()
                                                .map(node -> SourceFilter.node(flow.id(), node.id()))))
                        .map(question::withFilter)
                        .map(reference::kpis)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void daysSumToThePeriod(RandomWorld world) {
        Question question = world.question(new Random(world.seed()));
        Reference reference = world.reference();
        Stream<LocalDate> days = question.from().datesUntil(question.to().plusDays(1));
        assertSum(
                reference.kpis(question),
                days.map(day -> reference.kpis(question.withDays(day, day))).toList());
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void theFunnelOnlyNarrows(RandomWorld world) {
        Map<String, @Nullable BigDecimal> kpis = world.reference().kpis(world.question(new Random(world.seed())));
        assertThat(value(kpis, "delivered")).isLessThanOrEqualTo(value(kpis, "sent"));
        assertThat(value(kpis, "read")).isLessThanOrEqualTo(value(kpis, "delivered"));
        assertThat(value(kpis, "interacted")).isLessThanOrEqualTo(value(kpis, "read"));
        BigDecimal both = value(kpis, "responded").add(value(kpis, "clicked"));
        assertThat(value(kpis, "interacted")).isBetween(value(kpis, "responded").max(value(kpis, "clicked")), both);
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void aLongerWindowOrAWeakerTouchNeverLowersConversions(RandomWorld world) {
        Random random = new Random(world.seed());
        Reference reference = world.reference();
        Question question = world.question(random).withSendDate(false);
        AttributionRule rule = RandomWorld.rule(random);
        AttributionRule wider = new AttributionRule(rule.touch(), Window.THIRTY_DAYS, rule.flowWindow());
        AttributionRule weaker = new AttributionRule(TouchRule.DELIVERED, rule.campaignWindow(), rule.flowWindow());
        BigDecimal conversions = value(reference.kpis(question.withRule(rule)), "conversions");
        assertThat(List.of(wider, weaker))
                .allSatisfy(easier -> assertThat(value(reference.kpis(question.withRule(easier)), "conversions"))
                        .isGreaterThanOrEqualTo(conversions));
    }

    private static void assertSum(
            Map<String, @Nullable BigDecimal> whole, List<Map<String, @Nullable BigDecimal>> parts) {
        for (String kpi : Reference.ADDITIVE) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Map<String, @Nullable BigDecimal> part : parts) {
                sum = sum.add(value(part, kpi));
            }
            assertThat(sum).as(kpi).isEqualByComparingTo(value(whole, kpi));
        }
    }

    private static BigDecimal value(Map<String, @Nullable BigDecimal> kpis, String name) {
        BigDecimal value = kpis.get(name);
        if (value == null) {
            throw new AssertionError("no " + name);
        }
        return value;
    }
}
