package io.touchstone.rollup;

import io.touchstone.facts.message.Message;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * Everything that the roll-ups sum: the additive numbers that the KPIs of {@code docs/kpis.md} are made of, each with its column and with
 * what one message adds to it. Money is in the currency of the workspace.
 *
 * <p>Places among those of messages are stored in the texts of days ({@link DaySums}): a new one comes last of them, and none
 * is ever moved or taken out.
 */
public enum Metric {
    SENT("sent", messages(_ -> true)),
    DELIVERED("delivered", messages(Message::delivered)),
    FAILED("failed", messages(Message::failed)),
    READ("was_read", messages(Message::read)),
    RESPONDED("responded", messages(Message::responded)),
    CLICKED("clicked", messages(Message::clicked)),
    INTERACTED("interacted", messages(Message::interacted)),
    RESPONSES("responses", events(Message::responses)),
    CLICKS("clicks", events(message -> message.clicks())),
    MACHINE_CLICKS("machine_clicks", events(message -> message.machineClicks())),
    TEXT_REPLIES("text_replies", events(Message::textReplies)),
    OPT_OUTS("opt_outs", messages(Message::optedOut)),
    COST("cost", new MessageMoney(message -> Objects.requireNonNullElse(message.countedCost(), BigDecimal.ZERO))),
    INTERACTED_UNREAD("interacted_unread", messages(Message::interactedUnread)),

    /** Purchases credited to the messages. */
    CONVERSIONS("conversions", OfCredits.COUNT),
    GROSS_REVENUE("amount", OfCredits.MONEY),
    /** Each purchase's capped at its amount. */
    REFUNDS("refunds", OfCredits.MONEY);

    /** How a metric follows from facts. */
    private sealed interface Rule {}

    private record MessageCount(ToLongFunction<Message> of) implements Rule {}

    private record MessageMoney(Function<Message, BigDecimal> of) implements Rule {}

    /** Those of the purchases that messages earned: see {@link PurchaseSums}. */
    private enum OfCredits implements Rule {
        COUNT,
        MONEY
    }

    public static final List<Metric> ALL = List.of(values());

    /** In the order in which days, statements and rows have them. */
    public static final List<Metric> OF_MESSAGES =
            ALL.stream().filter(metric -> !(metric.rule instanceof OfCredits)).toList();

    public static final List<Metric> OF_CREDITS =
            ALL.stream().filter(metric -> metric.rule instanceof OfCredits).toList();

    static final List<Metric> COUNTS = ALL.stream().filter(Metric::isCount).toList();

    static final List<Metric> AMOUNTS =
            ALL.stream().filter(metric -> !metric.isCount()).toList();

    private static final int[] POSITIONS = positions();

    private final String column;
    private final Rule rule;
    private final boolean count;

    Metric(String column, Rule rule) {
        this.column = column;
        this.rule = rule;
        this.count = rule instanceof MessageCount || rule == OfCredits.COUNT;
    }

    /** That of the KPI which shows it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In {@code rollup_message}, or for credits in {@code rollup_credit}. */
    String column() {
        return column;
    }

    /** A whole number of something; otherwise money. */
    public boolean isCount() {
        return count;
    }

    /** Its place in {@link #COUNTS} or {@link #AMOUNTS}. */
    int position() {
        return POSITIONS[ordinal()];
    }

    /** What a message that counts adds to a count. */
    long count(Message message) {
        return switch (rule) {
            case MessageCount(ToLongFunction<Message> of) -> of.applyAsLong(message);
            case MessageMoney _, OfCredits _ -> throw new IllegalStateException(this + " counts no messages");
        };
    }

    /** What a message that counts adds to an amount of money. */
    BigDecimal money(Message message) {
        return switch (rule) {
            case MessageMoney(Function<Message, BigDecimal> of) -> of.apply(message);
            case MessageCount _, OfCredits _ -> throw new IllegalStateException(this + " is no money of messages");
        };
    }

    private static Rule messages(Predicate<Message> which) {
        return new MessageCount(message -> which.test(message) ? 1 : 0);
    }

    private static Rule events(ToIntFunction<Message> number) {
        return new MessageCount(number::applyAsInt);
    }

    private static int[] positions() {
        int[] positions = new int[ALL.size()];
        ALL.forEach(metric -> positions[metric.ordinal()] = (metric.count ? COUNTS : AMOUNTS).indexOf(metric));
        return positions;
    }

    /**
     * The columns of {@code rollup_message} that hold numbers, as statements need them: those of {@link #OF_MESSAGES}, in that
     * order. They are constants, so that no statement is put together at run time; a test says which one is missing.
     */
    public static final class MessageColumns {

        /** To insert into. */
        static final String NAMES = "sent, delivered, failed, was_read, responded, clicked, interacted,"
                + " responses, clicks, machine_clicks, text_replies, opt_outs, cost, interacted_unread";

        /** Of what is inserted. */
        static final String PLACEHOLDERS = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

        /** Added to a row that is there. */
        static final String ADDITIONS = "sent = sent + VALUES(sent), delivered = delivered + VALUES(delivered),"
                + " failed = failed + VALUES(failed), was_read = was_read + VALUES(was_read),"
                + " responded = responded + VALUES(responded), clicked = clicked + VALUES(clicked),"
                + " interacted = interacted + VALUES(interacted), responses = responses + VALUES(responses),"
                + " clicks = clicks + VALUES(clicks), machine_clicks = machine_clicks + VALUES(machine_clicks),"
                + " text_replies = text_replies + VALUES(text_replies), opt_outs = opt_outs + VALUES(opt_outs),"
                + " cost = cost + VALUES(cost), interacted_unread = interacted_unread + VALUES(interacted_unread)";

        /** Over some rows. */
        public static final String SUMS =
                "SUM(sent), SUM(delivered), SUM(failed), SUM(was_read), SUM(responded), SUM(clicked),"
                        + " SUM(interacted), SUM(responses), SUM(clicks), SUM(machine_clicks), SUM(text_replies), SUM(opt_outs),"
                        + " SUM(cost), SUM(interacted_unread)";

        /** In their place, where a statement unites messages with what has none. */
        public static final String ZEROS = "0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0";

        private MessageColumns() {}
    }
}
