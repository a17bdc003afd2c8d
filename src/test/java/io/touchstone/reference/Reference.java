package io.touchstone.reference;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.control.workspace.RateBase;
import io.touchstone.event.Event;
import io.touchstone.event.Identity;
import io.touchstone.event.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every number of the contract but shares and the placebo, recomputed from all events for every question. Amounts compare by value:
 * their scale means nothing.
 */
public final class Reference {

    /** Names of the KPIs that sum over days and sources. */
    public static final List<String> ADDITIVE = List.of(
            "sent",
            "delivered",
            "failed",
            "read",
            "responded",
            "clicked",
            "interacted",
            "responses",
            "clicks",
            "machine_clicks",
            "text_replies",
            "opt_outs",
            "interacted_unread",
            "cost",
            "conversions",
            "gross_revenue",
            "refunds",
            "revenue");

    private static final Comparator<Event> BY_TIME_AND_ID =
            Comparator.comparing(Event::occurredAt).thenComparing(Event::id, CodePoints.ORDER);

    private final List<Event> events;
    private final ZoneId zone;
    private final Currency currency;
    private final List<Message> messages;
    private final Map<String, Purchase> purchases;

    /** @param events in any order; of two with one id the first in the list stands */
    public Reference(List<Event> events, ZoneId zone, Currency currency) {
        this(events, zone, currency, Set.of());
    }

    /** @param shared the identities, in one form, that belong to nobody */
    public Reference(List<Event> events, ZoneId zone, Currency currency, Set<Identity> shared) {
        Map<String, Event> distinct = new LinkedHashMap<>();
        events.forEach(event -> distinct.putIfAbsent(event.id(), event));
        this.events = distinct.values().stream().sorted(BY_TIME_AND_ID).toList();
        this.zone = zone;
        this.currency = currency;
        Contacts contacts = new Contacts(this.events, shared);
        this.messages = new Messages(this.events, contacts, currency).read();
        this.purchases = readPurchases(contacts);
    }

    /** All additive and ratio KPIs by their names in the contract; a ratio without denominator is there, and null. */
    public Map<String, @Nullable BigDecimal> kpis(Question question) {
        return kpis(sent(question), earned(question), question.base());
    }

    /**
     * The rows of a report that have anything to tell, in the order of its dimensions.
     *
     * @param totals whether all purchases are something to tell, too: then the dimensions are of time
     */
    public List<ReportLine> report(Question question, List<String> dimensions, GivenNames names, boolean totals) {
        Map<List<@Nullable String>, List<Message>> sent = new HashMap<>();
        for (Message message : sent(question)) {
            sent.computeIfAbsent(values(dimensions, names, message, message.sentAt()), _ -> new ArrayList<>())
                    .add(message);
        }
        Map<List<@Nullable String>, List<Purchase>> placed = new HashMap<>();
        for (Purchase purchase : purchases()) {
            if (totals && falls(purchase.placedAt(), question)) {
                placed.computeIfAbsent(values(dimensions, names, null, purchase.placedAt()), _ -> new ArrayList<>())
                        .add(purchase);
            }
        }
        Map<List<@Nullable String>, List<Earned>> earned = new HashMap<>();
        for (Earned credit : earned(question)) {
            earned.computeIfAbsent(
                            values(dimensions, names, credit.message(), conversionTime(question, credit)),
                            _ -> new ArrayList<>())
                    .add(credit);
        }
        Set<List<@Nullable String>> all = new HashSet<>(sent.keySet());
        all.addAll(earned.keySet());
        all.addAll(placed.keySet());
        return all.stream()
                .map(values -> new ReportLine(
                        dimensions,
                        values,
                        withTotals(
                                kpis(
                                        sent.getOrDefault(values, List.of()),
                                        earned.getOrDefault(values, List.of()),
                                        question.base()),
                                placed.getOrDefault(values, List.of()),
                                question)))
                .sorted()
                .toList();
    }

    /** @param message null of a purchase that need not have earned one: then the dimensions are of time */
    private List<@Nullable String> values(
            List<String> dimensions, GivenNames names, @Nullable Message message, Instant at) {
        ZonedDateTime local = at.atZone(zone);
        LocalDate day = local.toLocalDate();
        List<@Nullable String> values = new ArrayList<>();
        for (String dimension : dimensions) {
            values.add(
                    switch (dimension) {
                        case "hour" -> hour(local);
                        case "day" -> day.toString();
                        case "week" ->
                            day.minusDays(day.getDayOfWeek().getValue() - 1L).toString();
                        case "month" -> YearMonth.from(day) + "-01";
                        case "weekday" -> String.valueOf(day.getDayOfWeek().getValue());
                        case "hour_of_day" -> String.valueOf(local.getHour());
                        case "frequency" -> frequency(Objects.requireNonNull(message, dimension));
                        default -> value(dimension, names, Objects.requireNonNull(message, dimension));
                    });
        }
        return values;
    }

    /** Of the messages to the same person in the week before. */
    private @Nullable String frequency(Message message) {
        Contact contact = message.contact();
        if (contact == null) {
            return null;
        }
        Instant since = message.sentAt().minus(Duration.ofHours(7 * 24));
        long before = messages.stream()
                .filter(other -> contact.equals(other.contact()))
                .filter(other ->
                        !other.sentAt().isBefore(since) && other.sentAt().isBefore(message.sentAt()))
                .count();
        return before > 4 ? "5+" : Long.toString(before);
    }

    private static @Nullable String value(String dimension, GivenNames names, Message message) {
        Source source = message.source();
        return switch (dimension) {
            case "source_kind" -> source instanceof Source.OfCampaign ? "campaign" : "flow";
            case "campaign" -> source instanceof Source.OfCampaign(String campaign) ? campaign : null;
            case "flow" -> source instanceof Source.OfFlowNode(String flow, String _) ? flow : null;
            case "node" -> source instanceof Source.OfFlowNode(String _, String node) ? node : null;
            case "campaign_name" -> names.campaign(source);
            case "flow_name" -> names.flow(source);
            case "node_name" -> names.node(source);
            case "template" -> message.template();
            case "category" -> message.category();
            default -> throw new IllegalArgumentException(dimension);
        };
    }

    /** The first instant with the same date, hour and offset: minute by minute, as no clock was set by less since 2009. */
    private String hour(ZonedDateTime local) {
        OffsetDateTime first = local.toOffsetDateTime().truncatedTo(ChronoUnit.HOURS);
        while (!zone.getRules().getOffset(first.toInstant()).equals(local.getOffset())) {
            first = first.plusMinutes(1);
        }
        return first.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx"));
    }

    private List<Message> sent(Question question) {
        return messages.stream()
                .filter(question.filter())
                .filter(message -> falls(message.sentAt(), question))
                .toList();
    }

    /** What a message has of a purchase. */
    private record Earned(
            Purchase purchase, Message message, BigDecimal conversions, BigDecimal gross, BigDecimal refunds) {}

    /** The ids of messages that have a part in any purchase under the rule and the model of a question, whatever its days. */
    public Set<String> earners(Question question) {
        return purchases().stream()
                .flatMap(purchase -> earned(purchase, question))
                .map(credit -> credit.message().id())
                .collect(Collectors.toSet());
    }

    private List<Earned> earned(Question question) {
        return purchases().stream()
                .flatMap(purchase -> earned(purchase, question))
                .filter(credit -> question.filter().test(credit.message()))
                .filter(credit -> falls(conversionTime(question, credit), question))
                .toList();
    }

    /** Whole to one under the last touch, else in shares. */
    private Stream<Earned> earned(Purchase purchase, Question question) {
        if (question.model().equals("last")) {
            return credit(purchase.id(), question.rule()).stream()
                    .map(credit -> new Earned(
                            purchase, credit.message(), BigDecimal.ONE, purchase.amount(), purchase.refunded()));
        }
        int decimals = currency.getDefaultFractionDigits();
        return new PlainShares(this, question, decimals)
                .parts(question.model(), purchase).stream()
                        .filter(part -> part.conversions().add(part.gross()).signum() > 0)
                        .map(part -> new Earned(
                                purchase,
                                part.message(),
                                new BigDecimal(part.conversions(), 6),
                                new BigDecimal(part.gross(), decimals),
                                new BigDecimal(part.refunds(), decimals)));
    }

    private static Instant conversionTime(Question question, Earned credit) {
        return question.bySendDate()
                ? credit.message().sentAt()
                : credit.purchase().placedAt();
    }

    private static Map<String, @Nullable BigDecimal> kpis(List<Message> sent, List<Earned> earned, RateBase base) {
        Map<String, BigDecimal> additive = new LinkedHashMap<>();
        additive.put("sent", BigDecimal.valueOf(sent.size()));
        additive.put("delivered", count(sent, Message::delivered));
        additive.put("failed", count(sent, Message::failed));
        additive.put("read", count(sent, Message::read));
        additive.put("responded", count(sent, Message::responded));
        additive.put("clicked", count(sent, Message::clicked));
        additive.put("interacted", count(sent, Message::interacted));
        additive.put("responses", sum(sent, message -> BigDecimal.valueOf(message.responses())));
        additive.put("clicks", sum(sent, message -> BigDecimal.valueOf(message.clicks())));
        additive.put("machine_clicks", sum(sent, message -> BigDecimal.valueOf(message.machineClicks())));
        additive.put("text_replies", sum(sent, message -> BigDecimal.valueOf(message.textReplies())));
        additive.put("opt_outs", count(sent, Message::optedOut));
        additive.put("interacted_unread", count(sent, Message::interactedUnread));
        additive.put("cost", sum(sent, Message::cost));
        additive.put("conversions", sum(earned, Earned::conversions));
        additive.put("gross_revenue", sum(earned, Earned::gross));
        additive.put("refunds", sum(earned, Earned::refunds));
        additive.put("revenue", sum(earned, credit -> credit.gross().subtract(credit.refunds())));
        return withRatios(additive, base);
    }

    /** What the performance of a whole workspace adds; the question's filter says nothing here. */
    public Map<String, @Nullable BigDecimal> totals(Question question) {
        List<Purchase> placed = purchases().stream()
                .filter(purchase -> falls(purchase.placedAt(), question))
                .toList();
        BigDecimal revenue = kpis(question.withFilter(SourceFilter.ALL)).get("revenue");
        return totals(Objects.requireNonNull(revenue), placed, question);
    }

    private static Map<String, @Nullable BigDecimal> totals(
            BigDecimal revenue, List<Purchase> placed, Question question) {
        BigDecimal totalRevenue = sum(placed, Purchase::revenue);
        Map<String, @Nullable BigDecimal> totals = new LinkedHashMap<>();
        totals.put("total_purchases", BigDecimal.valueOf(placed.size()));
        totals.put("total_revenue", totalRevenue);
        totals.put("attributed_share", question.bySendDate() ? null : ratio(revenue, totalRevenue));
        return totals;
    }

    private static Map<String, @Nullable BigDecimal> withTotals(
            Map<String, @Nullable BigDecimal> kpis, List<Purchase> placed, Question question) {
        Map<String, @Nullable BigDecimal> all = new LinkedHashMap<>(kpis);
        all.putAll(totals(Objects.requireNonNull(kpis.get("revenue")), placed, question));
        return all;
    }

    /** How far each of these values is from the other's, as a fraction of that; null from zero, and from or to null. */
    public static Map<String, @Nullable BigDecimal> change(
            Map<String, @Nullable BigDecimal> these, Map<String, @Nullable BigDecimal> others) {
        Map<String, @Nullable BigDecimal> change = new LinkedHashMap<>();
        these.forEach((name, value) -> {
            BigDecimal other = others.get(name);
            change.put(name, value == null || other == null ? null : ratio(value.subtract(other), other));
        });
        return change;
    }

    /** The credit of a purchase; none if it is unattributed, not counted, or was never placed. */
    public Optional<Credit> credit(String purchaseId, AttributionRule rule) {
        Purchase purchase = purchases.get(purchaseId);
        if (purchase == null || !purchase.counted()) {
            return Optional.empty();
        }
        List<Credit> candidates = new ArrayList<>();
        for (Message message : messages) {
            if (isTheirs(message, purchase)) {
                Duration window = window(message.source(), rule).length();
                for (Message.Touch touch : message.touches()) {
                    Duration lag = Duration.between(touch.at(), purchase.placedAt());
                    boolean strongEnough = touch.strength().compareTo(rule.touch()) >= 0;
                    if (strongEnough && !lag.isNegative() && lag.compareTo(window) <= 0) {
                        candidates.add(new Credit(purchase, message, touch.at(), touch.strength(), lag));
                    }
                }
            }
        }
        return candidates.stream()
                .max(Comparator.comparing(Credit::touchedAt)
                        .thenComparing(credit -> credit.message().sentAt())
                        .thenComparing(credit -> credit.message().id(), CodePoints.ORDER)
                        .thenComparing(Credit::touch));
    }

    /** Those without a contact are nobody's, and not each other's either. */
    private static boolean isTheirs(Message message, Purchase purchase) {
        return purchase.contact() != null && purchase.contact().equals(message.contact());
    }

    /** Every touch of the 30 days before a placed purchase, both ends inclusive, in order. */
    public List<JourneyStep> journey(String purchaseId, AttributionRule rule) {
        Purchase purchase = Objects.requireNonNull(purchases.get(purchaseId));
        List<JourneyStep> steps = new ArrayList<>();
        for (Message message : messages) {
            for (Message.Touch touch : message.touches()) {
                Duration lag = Duration.between(touch.at(), purchase.placedAt());
                if (isTheirs(message, purchase) && !lag.isNegative() && lag.compareTo(Duration.ofDays(30)) <= 0) {
                    boolean weak = touch.strength().compareTo(rule.touch()) < 0;
                    boolean old = lag.compareTo(window(message.source(), rule).length()) > 0;
                    String lost = weak ? "too_weak" : old ? "outside_window" : null;
                    steps.add(new JourneyStep(message, touch.strength(), touch.at(), lag, lost == null, false, lost));
                }
            }
        }
        steps.sort(Comparator.comparing(JourneyStep::touchedAt)
                .thenComparing(step -> step.message().sentAt())
                .thenComparing(step -> step.message().id(), CodePoints.ORDER)
                .thenComparing(JourneyStep::touch));
        return purchase.counted() ? withWinner(steps) : steps;
    }

    private static List<JourneyStep> withWinner(List<JourneyStep> steps) {
        int winner = steps.stream().map(JourneyStep::qualified).toList().lastIndexOf(true);
        return IntStream.range(0, steps.size())
                .mapToObj(i -> {
                    JourneyStep step = steps.get(i);
                    String reason = step.qualified() && i != winner ? "later_touch_won" : step.reason();
                    return new JourneyStep(
                            step.message(),
                            step.touch(),
                            step.touchedAt(),
                            step.lag(),
                            step.qualified(),
                            i == winner,
                            reason);
                })
                .toList();
    }

    /** The counted messages that were sent in the period and pass the filter, newest first, ties by the greatest id. */
    public List<Message> messages(Question question) {
        return messages.stream()
                .filter(question.filter())
                .filter(message -> falls(message.sentAt(), question))
                .sorted(Comparator.comparing(Message::sentAt)
                        .thenComparing(Message::id, CodePoints.ORDER)
                        .reversed())
                .toList();
    }

    /** The counted purchases, newest first, ties by the greatest id. */
    public List<Purchase> purchases() {
        return allPurchases().stream().filter(Purchase::counted).toList();
    }

    /** Cancelled and test purchases, too. */
    public List<Purchase> allPurchases() {
        return purchases.values().stream()
                .sorted(Comparator.comparing(Purchase::placedAt)
                        .thenComparing(Purchase::id, CodePoints.ORDER)
                        .reversed())
                .toList();
    }

    /** The counted messages, by id. */
    public List<Message> messages() {
        return messages;
    }

    /** Every campaign that an event names, by id. */
    public List<Sending> campaigns() {
        return sendings(source -> source instanceof Source.OfCampaign(String campaign) ? campaign : null);
    }

    /** Every flow that an event names, by id. */
    public List<Sending> flows() {
        return sendings(source -> source instanceof Source.OfFlowNode(String flow, String _) ? flow : null);
    }

    /** Every node of a flow that an event names, by id. */
    public List<Sending> nodes(String flowId) {
        return sendings(source ->
                source instanceof Source.OfFlowNode(String flow, String node) && flow.equals(flowId) ? node : null);
    }

    /** The local days on which a counted message was sent or a counted purchase placed. */
    public NavigableSet<LocalDate> days() {
        return new TreeSet<>(Stream.concat(
                        messages.stream().map(Message::sentAt),
                        purchases().stream().map(Purchase::placedAt))
                .map(this::day)
                .toList());
    }

    private Map<String, Purchase> readPurchases(Contacts contacts) {
        Map<String, List<Event.PurchaseEvent>> byId = new TreeMap<>(CodePoints.ORDER);
        only(Event.PurchaseEvent.class)
                .forEach(event -> byId.computeIfAbsent(event.purchaseId(), _ -> new ArrayList<>())
                        .add(event));
        Map<String, Purchase> placed = new TreeMap<>(CodePoints.ORDER);
        byId.forEach((id, history) ->
                new Order(history, currency).read(contacts).ifPresent(purchase -> placed.put(id, purchase)));
        return placed;
    }

    private List<Sending> sendings(Function<Source, @Nullable String> idOf) {
        Map<String, List<Instant>> sent = new TreeMap<>(CodePoints.ORDER);
        for (Event.MessageSent claim : only(Event.MessageSent.class)) {
            String id = idOf.apply(claim.source());
            if (id != null) {
                sent.putIfAbsent(id, new ArrayList<>());
            }
        }
        for (Message message : messages) {
            String id = idOf.apply(message.source());
            if (id != null) {
                sent.computeIfAbsent(id, _ -> new ArrayList<>()).add(message.sentAt());
            }
        }
        return sent.entrySet().stream()
                .map(entry -> new Sending(
                        entry.getKey(),
                        entry.getValue().stream().min(Comparator.naturalOrder()).orElse(null),
                        entry.getValue().stream().max(Comparator.naturalOrder()).orElse(null)))
                .toList();
    }

    private static Map<String, @Nullable BigDecimal> withRatios(Map<String, BigDecimal> additive, RateBase rateBase) {
        String base = switch (rateBase) {
            case SENT -> "sent";
            case DELIVERED -> "delivered";
        };
        Map<String, @Nullable BigDecimal> kpis = new LinkedHashMap<>(additive);
        kpis.put("delivery_rate", ratio(additive, "delivered", "sent"));
        kpis.put("read_rate", ratio(additive, "read", base));
        kpis.put("interaction_rate", ratio(additive, "interacted", base));
        kpis.put("response_rate", ratio(additive, "responded", base));
        kpis.put("click_through_rate", ratio(additive, "clicked", base));
        kpis.put("conversion_rate", ratio(additive, "conversions", base));
        kpis.put("opt_out_rate", ratio(additive, "opt_outs", base));
        kpis.put("average_order_value", ratio(additive, "revenue", "conversions"));
        kpis.put("revenue_per_message", ratio(additive, "revenue", base));
        kpis.put("cost_per_conversion", ratio(additive, "cost", "conversions"));
        kpis.put("roi", ratio(additive, "revenue", "cost"));
        kpis.put("receipts_off_share", ratio(additive, "interacted_unread", "interacted"));
        return kpis;
    }

    private static @Nullable BigDecimal ratio(Map<String, BigDecimal> additive, String numerator, String denominator) {
        return ratio(
                additive.getOrDefault(numerator, BigDecimal.ZERO), additive.getOrDefault(denominator, BigDecimal.ZERO));
    }

    private static @Nullable BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0 ? null : numerator.divide(denominator, 6, RoundingMode.HALF_UP);
    }

    private static Window window(Source source, AttributionRule rule) {
        return switch (source) {
            case Source.OfCampaign _ -> rule.campaignWindow();
            case Source.OfFlowNode _ -> rule.flowWindow();
        };
    }

    boolean falls(Instant instant, Question question) {
        LocalDate day = day(instant);
        return !day.isBefore(question.from())
                && !day.isAfter(question.to())
                && (question.bucket() == null || question.bucket().holds(instant));
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    private <E extends Event> List<E> only(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static BigDecimal count(List<Message> messages, Predicate<Message> which) {
        return BigDecimal.valueOf(messages.stream().filter(which).count());
    }

    private static <T> BigDecimal sum(List<T> things, Function<T, BigDecimal> amount) {
        return things.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
