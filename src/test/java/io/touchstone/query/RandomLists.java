package io.touchstone.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.Worlds;
import io.touchstone.event.Identity;
import io.touchstone.event.Identity.IdentityKind;
import io.touchstone.reference.Contact;
import io.touchstone.reference.Message;
import io.touchstone.reference.Purchase;
import io.touchstone.reference.Question;
import io.touchstone.reference.RandomWorld;
import io.touchstone.reference.Reference;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists of purchases and messages with anything asked of them, to the last page, against the plain reading of the contract. */
final class RandomLists {

    private static final List<String> STATES = List.of("counted", "cancelled", "test");
    private static final List<String> ORDERS =
            List.of("purchased_at", "-purchased_at", "amount", "-amount", "revenue", "-revenue");
    private static final List<String> MESSAGE_STATES = List.of(
            "sent", "delivered", "read", "responded", "clicked", "interacted", "opted_out", "credited", "failed");

    private RandomLists() {}

    static void comparePurchases(String key, RandomWorld world, Reference reference, Question question, Random random) {
        Map<String, Object> parameters = Worlds.with(
                Worlds.with(Worlds.ruleParameters(question), "limit", 1 + random.nextInt(9)),
                "conversion_date",
                question.bySendDate() ? "send" : "purchase");
        Set<String> states = new HashSet<>(Set.of("counted"));
        if (random.nextBoolean()) {
            states = new HashSet<>(some(STATES, 1 + random.nextInt(3), random));
            parameters = Worlds.with(parameters, "state", String.join(",", states));
        }
        String order = "-purchased_at";
        if (random.nextBoolean()) {
            order = ORDERS.get(random.nextInt(ORDERS.size()));
            parameters = Worlds.with(parameters, "sort", order);
        }
        String search = random.nextInt(3) == 0 ? null : anySearch(reference, random);
        if (search != null) {
            parameters = Worlds.with(parameters, "search", search);
        }
        Set<String> wanted = states;
        List<String> expected = reference.allPurchases().stream()
                .filter(purchase -> wanted.contains(state(purchase)))
                .filter(purchase -> isOf(world, reference, question, purchase))
                .filter(purchase -> search == null || isFound(purchase, search))
                .sorted(order(order))
                .map(Purchase::id)
                .toList();
        assertThat(Worlds.pages(key, "/v1/purchases", parameters))
                .as("purchases %s", parameters)
                .extracting(row -> row.path("id").asText())
                .containsExactlyElementsOf(expected);
    }

    private static String state(Purchase purchase) {
        return purchase.test() ? "test" : purchase.cancelled() ? "cancelled" : "counted";
    }

    /** By when it was placed, or when the message was sent that earned it. */
    private static boolean isOf(RandomWorld world, Reference reference, Question question, Purchase purchase) {
        return question.bySendDate()
                ? purchase.counted()
                        && reference.credit(purchase.id(), question.rule()).stream()
                                .anyMatch(credit -> Worlds.isWithin(
                                        world.zone(), question, credit.message().sentAt()))
                : Worlds.isWithin(world.zone(), question, purchase.placedAt());
    }

    private static Comparator<Purchase> order(String order) {
        boolean descending = order.startsWith("-");
        Comparator<Purchase> ids = Comparator.comparing(purchase -> codePoints(purchase.id()), Arrays::compare);
        return switch (order.replace("-", "")) {
            case "amount" -> byMoney(Purchase::amount, descending).thenComparing(ids);
            case "revenue" -> byMoney(Purchase::revenue, descending).thenComparing(ids);
            default -> {
                Comparator<Purchase> times =
                        Comparator.comparing(Purchase::placedAt).thenComparing(ids);
                yield descending ? times.reversed() : times;
            }
        };
    }

    private static Comparator<Purchase> byMoney(Function<Purchase, BigDecimal> money, boolean descending) {
        Comparator<Purchase> ascending = Comparator.comparing(money);
        return descending ? ascending.reversed() : ascending;
    }

    private static int[] codePoints(String id) {
        return id.codePoints().toArray();
    }

    /** Something of a purchase as somebody else would write it, or null where that is too short. */
    private static @Nullable String anySearch(Reference reference, Random random) {
        List<Purchase> purchases = reference.allPurchases();
        if (purchases.isEmpty()) {
            return null;
        }
        Purchase purchase = purchases.get(random.nextInt(purchases.size()));
        Contact contact = purchase.contact();
        String text = switch (random.nextInt(5)) {
            case 0 -> beginning(purchase.id(), random);
            case 1 -> purchase.orderName() == null ? null : beginning(purchase.orderName(), random);
            case 2 -> contact == null || contact.name() == null ? null : any(words(contact.name()), random);
            case 3 ->
                contact == null || contact.phones().isEmpty()
                        ? null
                        : any(contact.phones().values(), random);
            default -> contact == null ? null : contact.email();
        };
        if (text == null || text.strip().codePointCount(0, text.strip().length()) < 2) {
            return null;
        }
        return switch (random.nextInt(4)) {
            case 0 -> Normalizer.normalize(text, Normalizer.Form.NFD);
            case 1 -> text.toUpperCase(Locale.ROOT);
            case 2 -> Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
            default -> text;
        };
    }

    private static String beginning(String text, Random random) {
        int length = text.codePointCount(0, text.length());
        return text.substring(0, text.offsetByCodePoints(0, Math.min(length, 2 + random.nextInt(3))));
    }

    private static String any(Collection<String> texts, Random random) {
        return texts.stream().sorted().toList().get(random.nextInt(texts.size()));
    }

    private static boolean isFound(Purchase purchase, String search) {
        String wanted = plain(search);
        return Stream.of(purchase.id(), Objects.requireNonNullElse(purchase.orderName(), purchase.id()))
                        .anyMatch(text -> plain(text).startsWith(wanted))
                || isOf(purchase.contact(), search);
    }

    private static boolean isOf(@Nullable Contact contact, String search) {
        if (contact == null) {
            return false;
        }
        boolean named = contact.name() != null
                && words(contact.name()).stream().anyMatch(word -> plain(word).equals(plain(search)));
        return named
                || contact.identities().stream().anyMatch(identity -> isMeant(identity, search))
                || contact.phones().containsValue(search);
    }

    private static boolean isMeant(Identity identity, String search) {
        return identity.kind() == IdentityKind.EMAIL
                && identity.value().equals(search.strip().toLowerCase(Locale.ROOT));
    }

    private static String plain(String text) {
        String composed = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
        return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static List<String> words(String name) {
        return Arrays.stream(name.split(" ", -1)).toList();
    }

    static void compareMessages(String key, Reference reference, Question question, Random random) {
        List<String> all = some(MESSAGE_STATES, random.nextInt(3), random);
        List<String> none = some(MESSAGE_STATES, random.nextInt(3), random);
        boolean asksForCredit = all.contains("credited") || none.contains("credited");
        Map<String, Object> parameters = Worlds.with(
                asksForCredit
                        ? Worlds.with(Worlds.ruleParameters(question), "model", question.model())
                        : Worlds.periodParameters(question),
                "limit",
                1 + random.nextInt(9));
        if (!all.isEmpty()) {
            parameters = Worlds.with(parameters, "state", all);
        }
        if (!none.isEmpty()) {
            parameters = Worlds.with(parameters, "not", String.join(",", none));
        }
        Set<String> credited = reference.earners(question);
        List<String> expected = reference.messages(question).stream()
                .filter(message -> all.stream().allMatch(state -> is(state, message, credited)))
                .filter(message -> none.stream().noneMatch(state -> is(state, message, credited)))
                .map(Message::id)
                .toList();
        List<String> found = new ArrayList<>();
        for (JsonNode row : Worlds.pages(key, "/v1/messages", parameters)) {
            found.add(row.path("message_id").asText());
        }
        assertThat(found).as("messages %s", parameters).containsExactlyElementsOf(expected);
    }

    private static boolean is(String state, Message message, Set<String> credited) {
        return switch (state) {
            case "sent" -> true;
            case "delivered" -> message.delivered();
            case "read" -> message.read();
            case "responded" -> message.responded();
            case "clicked" -> message.clicked();
            case "interacted" -> message.interacted();
            case "opted_out" -> message.optedOut();
            case "credited" -> credited.contains(message.id());
            case "failed" -> message.failed();
            default -> throw new IllegalArgumentException(state);
        };
    }

    private static List<String> some(List<String> all, int count, Random random) {
        List<String> some = new ArrayList<>(all);
        Collections.shuffle(some, random);
        return List.copyOf(some.subList(0, count));
    }
}
