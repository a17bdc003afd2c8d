package io.touchstone.query.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Worlds;
import io.touchstone.event.Source;
import io.touchstone.reference.Message;
import io.touchstone.reference.PlainShares;
import io.touchstone.reference.PlainShares.PlainShare;
import io.touchstone.reference.Purchase;
import io.touchstone.reference.Question;
import io.touchstone.reference.RandomWorld;
import io.touchstone.reference.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of purchases under each model against the plain reading of {@code docs/models.md}, page by page, and as a table. */
@QuarkusTest
class RandomCreditsTest {

    private static final int WORLDS = 12;
    private static final int QUESTIONS = 6;
    private static final List<String> MODELS = List.of("last", "first", "linear", "position");

    /** What can be asked for, and what that means. */
    private record Asked(Map<String, Object> parameters, Predicate<Message> filter) {}

    private static final List<Asked> FILTERS = List.of(
            new Asked(Map.of(), _ -> true),
            new Asked(Map.of("source", "campaigns"), message -> message.source() instanceof Source.OfCampaign),
            new Asked(
                    Map.of("flow_id", "welcome"),
                    message -> message.source() instanceof Source.OfFlowNode node
                            && node.flowId().equals("welcome")));

    static Stream<RandomWorld> worlds() {
        return RandomWorld.after(900, WORLDS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void everyPurchaseIsSharedAsThePlainReadingSays(RandomWorld world) {
        Random random = new Random(world.seed());
        String key = Worlds.newWorkspace(world, random).key();
        Reference reference = world.reference();
        for (int i = 0; i < QUESTIONS; i++) {
            Question question = world.question(random);
            PlainShares plain =
                    new PlainShares(reference, question, world.currency().getDefaultFractionDigits());
            for (String model : MODELS) {
                compare(key, world, plain, model, FILTERS.get(random.nextInt(FILTERS.size())), random);
            }
        }
    }

    private static void compare(
            String key, RandomWorld world, PlainShares plain, String model, Asked asked, Random random) {
        Question question = plain.question();
        Map<String, Object> parameters = Worlds.with(Worlds.ruleParameters(question), "model", model);
        parameters.put("conversion_date", question.bySendDate() ? "send" : "purchase");
        parameters.putAll(asked.parameters());
        boolean byAmount = random.nextInt(3) == 0;
        if (byAmount) {
            parameters.put("sort", "amount");
        }
        List<String> expected = new ArrayList<>();
        plain.reference().purchases().stream()
                .sorted(byAmount ? BY_AMOUNT : NEWEST_FIRST)
                .filter(purchase -> isAsked(world, plain, model, asked, purchase))
                .forEach(purchase -> lines(plain, model, purchase).forEach(expected::add));

        List<JsonNode> rows =
                Worlds.pages(key, "/v1/purchases", Worlds.with(parameters, "limit", 1 + random.nextInt(9)));
        assertThat(rows.stream().flatMap(RandomCreditsTest::lines))
                .as("%s", parameters)
                .containsExactlyElementsOf(expected);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.path("credit").isNull())
                        .isEqualTo(!model.equals("last") || row.path("credits").isEmpty()));
        assertThat(Worlds.lines(key, "/v1/purchases", parameters).stream().map(RandomCreditsTest::tableLine))
                .as("table of %s", parameters)
                .containsExactlyElementsOf(expected);
    }

    private static final Comparator<Purchase> NEWEST_FIRST = Comparator.comparing(Purchase::placedAt)
            .thenComparing(RandomCreditsTest::codePoints, Arrays::compare)
            .reversed();

    private static final Comparator<Purchase> BY_AMOUNT =
            Comparator.comparing(Purchase::amount).thenComparing(RandomCreditsTest::codePoints, Arrays::compare);

    private static int[] codePoints(Purchase purchase) {
        return purchase.id().codePoints().toArray();
    }

    /** By when it was placed, or when a message was sent that has a part; of a filter any part will do. */
    private static boolean isAsked(RandomWorld world, PlainShares plain, String model, Asked asked, Purchase purchase) {
        Question question = plain.question();
        if (!question.bySendDate() && !Worlds.isWithin(world.zone(), question, purchase.placedAt())) {
            return false;
        }
        return (asked.parameters().isEmpty() && !question.bySendDate())
                || plain.of(purchase, model).stream()
                        .map(PlainShare::message)
                        .anyMatch(message -> asked.filter().test(message)
                                && (!question.bySendDate()
                                        || Worlds.isWithin(world.zone(), question, message.sentAt())));
    }

    private static List<String> lines(PlainShares plain, String model, Purchase purchase) {
        List<PlainShare> shares = plain.of(purchase, model);
        return shares.isEmpty()
                ? List.of(purchase.id())
                : shares.stream()
                        .map(share -> line(
                                purchase.id(),
                                share.message().id(),
                                share.touchedAt(),
                                new BigDecimal(share.conversions(), 6),
                                new BigDecimal(share.gross(), plain.decimals()),
                                new BigDecimal(share.refunds(), plain.decimals()),
                                new BigDecimal(share.gross().subtract(share.refunds()), plain.decimals())))
                        .toList();
    }

    private static Stream<String> lines(JsonNode row) {
        String id = row.path("id").asText();
        return row.path("credits").isEmpty()
                ? Stream.of(id)
                : row.path("credits").valueStream().map(share -> line(id, share, ""));
    }

    private static String tableLine(JsonNode row) {
        String id = row.path("id").asText();
        return row.path("credit_share").isNull() ? id : line(id, row, "credit_");
    }

    private static String line(String id, JsonNode share, String prefix) {
        return line(
                id,
                share.path(prefix + "message_id").asText(),
                Instant.parse(share.path(prefix + "touched_at").asText()),
                share.path(prefix + "share").decimalValue(),
                share.path(prefix + "gross_revenue").decimalValue(),
                share.path(prefix + "refunds").decimalValue(),
                share.path(prefix + "revenue").decimalValue());
    }

    private static String line(String id, String messageId, Instant touchedAt, BigDecimal... numbers) {
        return id + " " + messageId + " " + touchedAt + " "
                + Stream.of(numbers)
                        .map(number -> number.signum() == 0
                                ? "0"
                                : number.stripTrailingZeros().toPlainString())
                        .toList();
    }
}
