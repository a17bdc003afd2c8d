package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Numbers;
import io.touchstone.Worlds;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.event.Event;
import io.touchstone.event.Source;
import io.touchstone.reference.Contact;
import io.touchstone.reference.Credit;
import io.touchstone.reference.Graph;
import io.touchstone.reference.Message;
import io.touchstone.reference.Purchase;
import io.touchstone.reference.Question;
import io.touchstone.reference.RandomWorld;
import io.touchstone.reference.Reference;
import io.touchstone.reference.Sending;
import io.touchstone.reference.SourceFilter;
import io.touchstone.time.UtcTimestamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The service against the plain reading of the contract, over worlds made to hurt; small ones first. */
@QuarkusTest
class RandomWorldsTest {

    private static final int WORLDS = 60;
    private static final int QUESTIONS = 2;
    private static final int JOURNEYS = 6;
    private static final int POINTS = 20;
    private static final int LISTS = 3;

    /** Size 1 for the first three, then slowly more. */
    static Stream<RandomWorld> worlds() {
        return Stream.iterate(1L, seed -> seed + 1)
                .limit(WORLDS)
                .map(seed -> RandomWorld.of(seed, 1 + (int) (seed / 3)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void everyAnswerIsThatOfThePlainReading(RandomWorld world) {
        Random random = new Random(world.seed());
        String key = Api.newWorkspace(world.zone().getId(), world.currency().getCurrencyCode())
                .key();
        List<List<Event>> batches = world.shuffledBatches(random);
        for (int i = 0; i < batches.size(); i++) {
            Worlds.send(key, batches.get(i), i % 2 == 0);
        }
        Numbers.assertAuditIsClean(key);
        Reference reference = world.reference();
        Map<String, Graph> graphs = defineFlows(key, reference, random);
        for (int i = 0; i < QUESTIONS; i++) {
            Question question = world.question(random);
            compare(key, world, reference, question);
            compareBranches(key, graphs, reference, question);
            compareOtherDays(key, graphs, reference, question, random);
            for (int list = 0; list < LISTS; list++) {
                RandomLists.comparePurchases(key, world, reference, question, random);
                RandomLists.compareMessages(key, reference, question, random);
            }
        }
    }

    /** Gives every flow a graph of most of its nodes and of some that send nothing. */
    private static Map<String, Graph> defineFlows(String key, Reference reference, Random random) {
        Map<String, Graph> graphs = new LinkedHashMap<>();
        for (Sending flow : reference.flows()) {
            List<String> nodes = new ArrayList<>(List.of("start", "N1 ", "wait", "end"));
            for (Sending node : reference.nodes(flow.id())) {
                if (random.nextInt(5) > 0) {
                    nodes.add(node.id());
                }
            }
            Graph graph = Graph.random(random, nodes);
            graphs.put(flow.id(), graph);
            Api.as(key)
                    .body(Map.of(
                            "name",
                            "A flow",
                            "nodes",
                            graph.nodes().stream()
                                    .map(node -> Map.of("id", node))
                                    .toList(),
                            "edges",
                            graph.edges().stream()
                                    .map(edge -> Map.of("from", edge.from(), "to", edge.to()))
                                    .toList()))
                    .put("/v1/flows/{id}", flow.id())
                    .then()
                    .statusCode(200);
        }
        return graphs;
    }

    private static void compare(String key, RandomWorld world, Reference reference, Question question) {
        Map<String, Object> parameters = Worlds.parameters(question);
        JsonNode whole = Worlds.get(key, "/v1/performance", parameters).path("kpis");
        assertKpis("performance", whole, withTotals(reference, question));
        for (SourceFilter.Kind kind : SourceFilter.Kind.values()) {
            String source = kind == SourceFilter.Kind.CAMPAIGN ? "campaigns" : "flows";
            assertKpis(
                    source,
                    Worlds.get(key, "/v1/performance", Worlds.with(parameters, "source", source))
                            .path("kpis"),
                    reference.kpis(question.withFilter(SourceFilter.kind(kind))));
        }
        compareRules(key, reference, question, parameters);
        compareSeries(key, reference, question, parameters);
        compareSources(key, "campaigns", reference.campaigns(), reference, question, parameters);
        compareSources(key, "flows", reference.flows(), reference, question, parameters);
        comparePurchases(key, world, reference, question);
        compareJourneys(key, reference, question);
        compareMessages(key, reference, question);
    }

    private static void compareRules(
            String key, Reference reference, Question question, Map<String, Object> parameters) {
        JsonNode rows = Worlds.get(key, "/v1/performance/rules", parameters).path("rules");
        List<AttributionRule> rules = Arrays.stream(TouchRule.values())
                .flatMap(touch ->
                        Arrays.stream(Window.values()).map(window -> new AttributionRule(touch, window, window)))
                .toList();
        assertThat(rows).hasSameSizeAs(rules);
        for (int i = 0; i < rules.size(); i++) {
            AttributionRule rule = rules.get(i);
            JsonNode row = rows.path(i);
            assertThat(row.path("touch").asText()).isEqualTo(rule.touch().name().toLowerCase(Locale.ROOT));
            assertThat(row.path("window").asText()).isEqualTo(rule.flowWindow().code());
            Map<String, @Nullable BigDecimal> expected = new HashMap<>(reference.kpis(question.withRule(rule)));
            expected.keySet().retainAll(Set.of("conversions", "revenue", "roi"));
            ObjectNode numbers = row.deepCopy();
            assertKpis("rule " + rule, numbers.without(List.of("touch", "window")), expected);
        }
    }

    private static void compareSeries(
            String key, Reference reference, Question question, Map<String, Object> parameters) {
        Map<String, JsonNode> points = new LinkedHashMap<>();
        Worlds.get(key, "/v1/performance/series", Worlds.with(parameters, "interval", "day"))
                .path("points")
                .forEach(point -> points.put(point.path("start").asText(), point.path("kpis")));
        List<LocalDate> days =
                question.from().datesUntil(question.to().plusDays(1)).toList();
        assertThat(points.keySet())
                .as("days of the series")
                .containsExactlyElementsOf(
                        days.stream().map(LocalDate::toString).toList());
        for (LocalDate day : days) {
            assertKpis(
                    "day " + day,
                    Objects.requireNonNull(points.get(day.toString())),
                    withTotals(reference, question.withDays(day, day)));
        }
    }

    private static void compareSources(
            String key,
            String list,
            List<Sending> sendings,
            Reference reference,
            Question question,
            Map<String, Object> parameters) {
        Map<String, JsonNode> rows = new HashMap<>();
        Worlds.pages(key, "/v1/" + list, Worlds.with(parameters, "limit", 2))
                .forEach(row -> assertThat(rows.put(row.path("id").asText(), row))
                        .as("second row of one id")
                        .isNull());
        for (Sending sending : sendings) {
            SourceFilter filter =
                    list.equals("campaigns") ? SourceFilter.campaign(sending.id()) : SourceFilter.flow(sending.id());
            Map<String, @Nullable BigDecimal> expected = reference.kpis(question.withFilter(filter));
            JsonNode row = rows.remove(sending.id());
            if (Reference.ADDITIVE.stream().allMatch(kpi -> isZero(expected.get(kpi)))) {
                assertThat(row)
                        .as("%s %s has nothing to show", list, sending.id())
                        .isNull();
            } else {
                assertThat(row).as("%s %s", list, sending.id()).isNotNull();
                assertKpis(
                        list + " " + sending.id(), Objects.requireNonNull(row).path("kpis"), expected);
            }
            if (list.equals("flows")) {
                compareNodes(key, sending.id(), reference, question, parameters);
            }
        }
        assertThat(rows).as("unexpected %s", list).isEmpty();
    }

    private static void compareNodes(
            String key, String flow, Reference reference, Question question, Map<String, Object> parameters) {
        Map<String, JsonNode> nodes = new HashMap<>();
        Worlds.get(key, "/v1/flows/{id}/nodes", parameters, flow)
                .path("nodes")
                .forEach(node -> nodes.put(node.path("id").asText(), node.path("kpis")));
        for (Sending node : reference.nodes(flow)) {
            assertThat(nodes).containsKey(node.id());
            assertKpis(
                    "node " + node.id(),
                    Objects.requireNonNull(nodes.get(node.id())),
                    reference.kpis(question.withFilter(SourceFilter.node(flow, node.id()))));
        }
    }

    private static void compareBranches(String key, Map<String, Graph> graphs, Reference reference, Question question) {
        graphs.forEach((flow, graph) -> {
            JsonNode edges = Worlds.get(key, "/v1/flows/{id}/nodes", Worlds.parameters(question), flow)
                    .path("edges");
            assertThat(edges)
                    .extracting(edge -> new Graph.Edge(
                            edge.path("from").asText(), edge.path("to").asText()))
                    .containsExactlyElementsOf(graph.edges());
            for (int i = 0; i < edges.size(); i++) {
                Set<String> branch = graph.branch(i);
                JsonNode kpis = edges.path(i).path("kpis");
                if (branch.isEmpty()) {
                    assertThat(kpis.isNull())
                            .as("edge %d of %s leads to nothing of its own", i, graph)
                            .isTrue();
                } else {
                    assertKpis(
                            "branch " + branch + " of " + flow,
                            kpis,
                            reference.kpis(question.withFilter(ofBranch(flow, branch))));
                }
            }
        });
    }

    /** The whole workspace, a campaign and a flow beside the days before, a year before or any other days. */
    private static void compareOtherDays(
            String key, Map<String, Graph> graphs, Reference reference, Question question, Random random) {
        Map<String, Object> parameters = Worlds.parameters(question);
        switch (random.nextInt(3)) {
            case 0 ->
                compareOtherDays(
                        key,
                        reference,
                        question,
                        graphs,
                        question.previousPeriod(),
                        Worlds.with(parameters, "compare", "previous_period"));
            case 1 ->
                compareOtherDays(
                        key,
                        reference,
                        question,
                        graphs,
                        question.previousYear(),
                        Worlds.with(parameters, "compare", "previous_year"));
            default -> {
                LocalDate from = question.from().minusDays(random.nextInt(10));
                LocalDate to = from.plusDays(random.nextInt(10));
                compareOtherDays(
                        key,
                        reference,
                        question,
                        graphs,
                        question.withDays(from, to),
                        Worlds.with(
                                Worlds.with(parameters, "compare_from", from.toString()), "compare_to", to.toString()));
            }
        }
    }

    private static void compareOtherDays(
            String key,
            Reference reference,
            Question question,
            Map<String, Graph> graphs,
            Question other,
            Map<String, Object> parameters) {
        compareSeriesWithOtherDays(key, reference, question, other, parameters);
        compareSourcesWithOtherDays(key, reference, question, other, parameters);
        graphs.entrySet().stream()
                .limit(1)
                .forEach(flow -> compareNodesWithOtherDays(
                        key, flow.getKey(), flow.getValue(), reference, question, other, parameters));
        assertComparison(
                Worlds.get(key, "/v1/performance", parameters),
                other,
                withTotals(reference, question),
                withTotals(reference, other));
        reference.campaigns().stream().limit(1).forEach(campaign -> {
            SourceFilter filter = SourceFilter.campaign(campaign.id());
            assertComparison(
                    Worlds.get(key, "/v1/campaigns/{id}", parameters, campaign.id()),
                    other,
                    reference.kpis(question.withFilter(filter)),
                    reference.kpis(other.withFilter(filter)));
        });
        reference.flows().stream().limit(1).forEach(flow -> {
            SourceFilter filter = SourceFilter.flow(flow.id());
            assertComparison(
                    Worlds.get(key, "/v1/flows/{id}", parameters, flow.id()),
                    other,
                    reference.kpis(question.withFilter(filter)),
                    reference.kpis(other.withFilter(filter)));
        });
    }

    /** Day by day in their order, however many days each has. */
    private static void compareSeriesWithOtherDays(
            String key, Reference reference, Question question, Question other, Map<String, Object> parameters) {
        JsonNode points = Worlds.get(key, "/v1/performance/series", parameters).path("points");
        assertThat(points)
                .hasSize((int) ChronoUnit.DAYS.between(question.from(), question.to()) + 1)
                .allSatisfy(point -> {
                    assertThat(point.has("comparison")).isTrue();
                    assertThat(point.path("partial").asBoolean(true)).isFalse();
                });
        for (int i = 0; i < Math.min(points.size(), POINTS); i++) {
            LocalDate day = question.from().plusDays(i);
            LocalDate otherDay = other.from().plusDays(i);
            JsonNode point = points.path(i);
            assertThat(point.path("start").asText()).isEqualTo(day.toString());
            assertKpis("day " + day, point.path("kpis"), withTotals(reference, question.withDays(day, day)));
            if (otherDay.isAfter(other.to())) {
                assertThat(point.path("comparison").isNull())
                        .as("nothing beside %s", day)
                        .isTrue();
            } else {
                assertThat(point.at("/comparison/start").asText()).isEqualTo(otherDay.toString());
                assertKpis(
                        "day %s beside %s".formatted(otherDay, day),
                        point.at("/comparison/kpis"),
                        withTotals(reference, other.withDays(otherDay, otherDay)));
            }
        }
    }

    private static void compareSourcesWithOtherDays(
            String key, Reference reference, Question question, Question other, Map<String, Object> parameters) {
        Map<String, Object> all = Worlds.with(Worlds.with(parameters, "all", true), "limit", 3);
        for (JsonNode row : Worlds.pages(key, "/v1/campaigns", all)) {
            SourceFilter filter = SourceFilter.campaign(row.path("id").asText());
            assertComparison(
                    row, other, reference.kpis(question.withFilter(filter)), reference.kpis(other.withFilter(filter)));
        }
        for (JsonNode row : Worlds.pages(key, "/v1/flows", all)) {
            SourceFilter filter = SourceFilter.flow(row.path("id").asText());
            assertComparison(
                    row, other, reference.kpis(question.withFilter(filter)), reference.kpis(other.withFilter(filter)));
        }
    }

    private static void compareNodesWithOtherDays(
            String key,
            String flow,
            Graph graph,
            Reference reference,
            Question question,
            Question other,
            Map<String, Object> parameters) {
        JsonNode answer = Worlds.get(key, "/v1/flows/{id}/nodes", parameters, flow);
        for (JsonNode node : answer.path("nodes")) {
            SourceFilter filter = SourceFilter.node(flow, node.path("id").asText());
            assertComparison(
                    node, other, reference.kpis(question.withFilter(filter)), reference.kpis(other.withFilter(filter)));
        }
        JsonNode edges = answer.path("edges");
        assertThat(edges).hasSize(graph.edges().size());
        for (int i = 0; i < edges.size(); i++) {
            Set<String> branch = graph.branch(i);
            if (branch.isEmpty()) {
                assertThat(edges.path(i).path("comparison").isNull()).isTrue();
            } else {
                Predicate<Message> filter = ofBranch(flow, branch);
                assertComparison(
                        edges.path(i),
                        other,
                        reference.kpis(question.withFilter(filter)),
                        reference.kpis(other.withFilter(filter)));
            }
        }
    }

    private static Predicate<Message> ofBranch(String flow, Set<String> branch) {
        return message -> message.source() instanceof Source.OfFlowNode(String ofFlow, String node)
                && ofFlow.equals(flow)
                && branch.contains(node);
    }

    private static void assertComparison(
            JsonNode answer,
            Question other,
            Map<String, @Nullable BigDecimal> kpis,
            Map<String, @Nullable BigDecimal> otherKpis) {
        JsonNode comparison = answer.path("comparison");
        assertThat(comparison.at("/period/from").asText())
                .isEqualTo(other.from().toString());
        assertThat(comparison.at("/period/to").asText()).isEqualTo(other.to().toString());
        assertKpis("beside a comparison", answer.path("kpis"), kpis);
        assertKpis("compared with " + other.from() + " to " + other.to(), comparison.path("kpis"), otherKpis);
        assertKpis("change", comparison.path("change"), Reference.change(kpis, otherKpis));
    }

    private static void comparePurchases(String key, RandomWorld world, Reference reference, Question question) {
        List<Purchase> expected = reference.purchases().stream()
                .filter(purchase -> Worlds.isWithin(world.zone(), question, purchase.placedAt()))
                .toList();
        List<JsonNode> rows =
                Worlds.pages(key, "/v1/purchases", Worlds.with(Worlds.ruleParameters(question), "limit", 3));
        assertThat(rows)
                .extracting(row -> row.path("id").asText())
                .containsExactlyElementsOf(expected.stream().map(Purchase::id).toList());
        for (int i = 0; i < rows.size(); i++) {
            Purchase purchase = expected.get(i);
            JsonNode row = rows.get(i);
            assertThat(row.path("purchased_on").asText())
                    .isEqualTo(LocalDate.ofInstant(purchase.placedAt(), world.zone())
                            .toString());
            assertThat(row.path("amount").decimalValue()).isEqualByComparingTo(purchase.amount());
            assertThat(row.path("refunded").decimalValue()).isEqualByComparingTo(purchase.refunded());
            Optional<Credit> credit = reference.credit(purchase.id(), question.rule());
            assertThat(row.at("/credit/message_id").asText(null))
                    .as("credit of %s", purchase.id())
                    .isEqualTo(credit.map(won -> won.message().id()).orElse(null));
            credit.ifPresent(won -> assertThat(row.at("/credit/lag_seconds").asLong())
                    .isEqualTo(won.lag().toSeconds()));
        }
    }

    private static void compareJourneys(String key, Reference reference, Question question) {
        for (Purchase purchase :
                reference.allPurchases().stream().limit(JOURNEYS).toList()) {
            JsonNode answer =
                    Worlds.get(key, "/v1/purchases/{id}", Worlds.ruleParameters(question.rule()), purchase.id());
            assertThat(answer.path("state").asText())
                    .isEqualTo(purchase.test() ? "test" : purchase.cancelled() ? "cancelled" : "counted");
            assertThat(answer.path("revenue").decimalValue()).isEqualByComparingTo(purchase.revenue());
            assertThat(answer.at("/credit/message_id").asText(null))
                    .isEqualTo(reference
                            .credit(purchase.id(), question.rule())
                            .map(won -> won.message().id())
                            .orElse(null));
            List<List<?>> steps = new ArrayList<>();
            answer.path("journey")
                    .forEach(step -> steps.add(Arrays.asList(
                            step.path("message_id").asText(),
                            step.path("touch").asText(),
                            step.path("touched_at").asText(),
                            step.path("lag_seconds").asLong(),
                            step.path("qualified").asBoolean(),
                            step.path("won").asBoolean(),
                            step.path("reason").asText(null))));
            List<List<?>> expected = new ArrayList<>();
            reference
                    .journey(purchase.id(), question.rule())
                    .forEach(step -> expected.add(Arrays.asList(
                            step.message().id(),
                            step.touch().name().toLowerCase(Locale.ROOT),
                            UtcTimestamp.of(step.touchedAt()),
                            step.lag().toSeconds(),
                            step.qualified(),
                            step.won(),
                            step.reason())));
            assertThat(steps).as("journey of %s", purchase.id()).isEqualTo(expected);
        }
    }

    private static void compareMessages(String key, Reference reference, Question question) {
        Map<String, Object> parameters = Worlds.periodParameters(question);
        compareMessages(key, reference, question, Worlds.with(parameters, "limit", 4));
        compareStates(key, reference, question, Worlds.with(parameters, "limit", 500));
        compareMessages(
                key,
                reference,
                question.withFilter(SourceFilter.campaign("spring")),
                Worlds.with(parameters, "campaign_id", "spring"));
        compareMessages(
                key,
                reference,
                question.withFilter(SourceFilter.node("spring", "n1")),
                Worlds.with(Worlds.with(parameters, "flow_id", "spring"), "node_id", "n1"));
    }

    private static void compareMessages(
            String key, Reference reference, Question question, Map<String, Object> parameters) {
        List<JsonNode> rows = Worlds.pages(key, "/v1/messages", parameters);
        List<Message> expected = reference.messages(question);
        assertThat(rows)
                .as("messages %s", parameters)
                .extracting(row -> row.path("message_id").asText())
                .containsExactlyElementsOf(expected.stream().map(Message::id).toList());
        for (int i = 0; i < rows.size(); i++) {
            assertMessage(rows.get(i), expected.get(i));
        }
    }

    /** Each state lists as many messages as the KPI of its name counts. */
    private static void compareStates(
            String key, Reference reference, Question question, Map<String, Object> parameters) {
        Map<String, @Nullable BigDecimal> kpis = reference.kpis(question);
        for (String state :
                List.of("sent", "delivered", "read", "responded", "clicked", "interacted", "opted_out", "failed")) {
            String kpi = state.equals("opted_out") ? "opt_outs" : state;
            assertThat(Worlds.pages(key, "/v1/messages", Worlds.with(parameters, "state", state)))
                    .as("state %s of %s", state, parameters)
                    .hasSize(Objects.requireNonNull(kpis.get(kpi)).intValueExact());
        }
    }

    private static void assertMessage(JsonNode row, Message message) {
        assertThat(row.path("sent_at").asText()).isEqualTo(UtcTimestamp.of(message.sentAt()));
        assertThat(row.path("delivered_at").asText(null)).isEqualTo(text(message.deliveredAt()));
        assertThat(row.path("read_at").asText(null)).isEqualTo(text(message.readAt()));
        assertThat(row.path("failed_at").asText(null)).isEqualTo(message.failed() ? text(message.failedAt()) : null);
        assertThat(row.path("clicks").asLong()).isEqualTo(message.clicks());
        assertThat(row.path("responses").asLong()).isEqualTo(message.responses());
        assertThat(row.path("cost").decimalValue()).isEqualByComparingTo(message.cost());
        Optional<Contact> contact = Optional.ofNullable(message.contact());
        assertThat(row.at("/contact/name").asText(null))
                .isEqualTo(contact.map(Contact::name).orElse(null));
        String phone = row.at("/contact/phone").asText(null);
        Collection<String> phones =
                contact.map(Contact::phones).orElse(Map.of()).values();
        // Of several phones any may be shown.
        assertThat(phone == null ? phones.isEmpty() : phones.contains(phone))
                .as("%s shown of %s", phone, phones)
                .isTrue();
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(UtcTimestamp::of).orElse(null);
    }

    private static Map<String, @Nullable BigDecimal> withTotals(Reference reference, Question question) {
        Map<String, @Nullable BigDecimal> expected = new LinkedHashMap<>(reference.kpis(question));
        expected.putAll(reference.totals(question));
        return expected;
    }

    private static void assertKpis(String what, JsonNode actual, Map<String, @Nullable BigDecimal> expected) {
        Map<String, @Nullable BigDecimal> found = new LinkedHashMap<>();
        actual.properties()
                .forEach(kpi -> found.put(
                        kpi.getKey(),
                        kpi.getValue().isNull() ? null : kpi.getValue().decimalValue()));
        assertThat(found)
                .as(what)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(expected);
    }

    private static boolean isZero(@Nullable BigDecimal value) {
        return value == null || value.signum() == 0;
    }
}
