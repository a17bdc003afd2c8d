package io.touchstone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.Event;
import io.touchstone.event.Source;
import io.touchstone.reference.Message;
import io.touchstone.reference.Question;
import io.touchstone.reference.Reference;
import io.touchstone.reference.SourceFilter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoWorldTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 2, 10);
    private static final LocalDate LAST = FIRST.plusDays(59);
    private static final DemoWorld WORLD = world(42, "Europe/Paris", "EUR");
    private static final List<Event> EVENTS = sixtyDays(WORLD);

    @Test
    void oneSeedAndDayAlwaysMakeTheSameEvents() {
        assertThat(world(42, "Europe/Paris", "EUR").day(FIRST)).isEqualTo(WORLD.day(FIRST));
        assertThat(world(43, "Europe/Paris", "EUR").day(FIRST)).isNotEqualTo(WORLD.day(FIRST));
    }

    @Test
    void idsAreUniqueOverAllDays() {
        assertThat(EVENTS).extracting(Event::id).doesNotHaveDuplicates();
    }

    @Test
    void everyTypeOfEventOccurs() {
        assertThat(EVENTS.stream().map(Event::getClass).distinct()).hasSize(13);
    }

    @Test
    void aDayHasFortyToAHundredAndTwentyEventsOrNearlySo() {
        assertThat(FIRST.datesUntil(LAST.plusDays(1)).map(day -> WORLD.day(day).size()))
                .allSatisfy(size -> assertThat(size).isBetween(30, 200));
        assertThat(EVENTS.size() / 60).isBetween(40, 120);
    }

    @Test
    void aFewHundredContactsAreReached() {
        assertThat(reference().messages().stream()
                        .map(Message::contact)
                        .distinct()
                        .count())
                .isBetween(200L, 600L);
    }

    @ParameterizedTest
    @CsvSource({"Europe/Paris,EUR", "Asia/Tokyo,JPY", "Australia/Lord_Howe,KWD", "America/Sao_Paulo,BRL"})
    void nothingHappensBeforeTheDayOrLongAfterItsStart(String zone, String currency) {
        DemoWorld world = world(7, zone, currency);
        FIRST.datesUntil(LAST).forEach(day -> {
            Instant start = day.atStartOfDay(world.zone()).toInstant();
            assertThat(world.day(day))
                    .allSatisfy(
                            event -> assertThat(event.occurredAt()).isBetween(start, start.plus(DemoWorld.LONGEST)));
        });
    }

    @ParameterizedTest
    @CsvSource({"1,EUR", "2,EUR", "3,USD", "4,JPY", "5,KWD"})
    void ratesArePlausible(long seed, String currency) {
        DemoWorld world = world(seed, "Europe/Paris", currency);
        Map<String, @Nullable BigDecimal> kpis = new Reference(sixtyDays(world), world.zone(), world.currency())
                .kpis(Question.of(FIRST, LAST.plusDays(8)));
        assertThat(kpis.get("delivery_rate")).isBetween(new BigDecimal("0.9"), new BigDecimal("0.99"));
        assertThat(kpis.get("read_rate")).isBetween(new BigDecimal("0.6"), new BigDecimal("0.85"));
        assertThat(kpis.get("click_through_rate")).isBetween(new BigDecimal("0.05"), new BigDecimal("0.2"));
        assertThat(kpis.get("conversion_rate")).isBetween(new BigDecimal("0.02"), new BigDecimal("0.15"));
        assertThat(kpis.get("opt_out_rate")).isBetween(new BigDecimal("0.001"), new BigDecimal("0.03"));
        assertThat(kpis.get("roi")).isBetween(new BigDecimal("5"), new BigDecimal("80"));
    }

    @Test
    void someOrdersAreAttributedAndSomeAreNot() {
        assertThat(reference().totals(Question.of(FIRST, LAST)).get("attributed_share"))
                .isBetween(new BigDecimal("0.1"), new BigDecimal("0.7"));
    }

    @Test
    void everyCampaignAndNodeThatSendsIsDescribed() {
        List<Source> described = Stream.concat(
                        WORLD.campaigns(FIRST, LAST).stream().map(campaign -> new Source.OfCampaign(campaign.id())),
                        WORLD.flows().stream()
                                .flatMap(flow -> flow.nodes().stream()
                                        .filter(node -> node.kind().equals("message"))
                                        .map(node -> new Source.OfFlowNode(flow.id(), node.id()))))
                .map(Source.class::cast)
                .toList();
        assertThat(reference().messages().stream().map(Message::source).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void edgesLeadBetweenNodesOfTheirFlow() {
        assertThat(WORLD.flows()).allSatisfy(flow -> {
            List<String> nodes =
                    flow.nodes().stream().map(DemoFlow.DemoNode::id).toList();
            assertThat(flow.edges()).allSatisfy(edge -> assertThat(nodes).contains(edge.from(), edge.to()));
        });
    }

    @Test
    void whoOptedOutGetsNoCampaignAfterwards() {
        Map<String, LocalDate> leftOn = EVENTS.stream()
                .filter(Event.ContactOptedOut.class::isInstance)
                .map(Event.ContactOptedOut.class::cast)
                .collect(Collectors.toMap(
                        event -> String.valueOf(event.contact().id()),
                        event -> event.occurredAt().atZone(WORLD.zone()).toLocalDate()));
        assertThat(EVENTS.stream().filter(Event.MessageSent.class::isInstance).map(Event.MessageSent.class::cast))
                .noneMatch(sent -> sent.occurredAt()
                        .atZone(WORLD.zone())
                        .toLocalDate()
                        .isAfter(leftOn.getOrDefault(
                                String.valueOf(sent.contact().id()), LocalDate.MAX)));
    }

    @Test
    void bothFlowsAndCampaignsEarn() {
        Question question = Question.of(FIRST, LAST);
        for (SourceFilter.Kind kind : SourceFilter.Kind.values()) {
            assertThat(reference()
                            .kpis(question.withFilter(SourceFilter.kind(kind)))
                            .get("revenue"))
                    .as(kind.name())
                    .isPositive();
        }
    }

    private static Reference reference() {
        return new Reference(EVENTS, WORLD.zone(), WORLD.currency());
    }

    private static List<Event> sixtyDays(DemoWorld world) {
        return FIRST.datesUntil(LAST.plusDays(1))
                .flatMap(day -> world.day(day).stream())
                .toList();
    }

    private static DemoWorld world(long seed, String zone, String currency) {
        return new DemoWorld(seed, ZoneId.of(zone), Currency.getInstance(currency), 5);
    }
}
