package io.touchstone.siege;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MINUTES;

import java.time.Instant;

/** Events, good and great, as JSON. */
final class Events {

    private static final String AT = "\"occurred_at\":\"2025-02-01T10:00:00Z\"";

    /** Bytes: what a text of so many characters takes in a script of three bytes a character. */
    private static final String WIDE = "\u6f22";

    private static final Instant FIRST_DAY = Instant.parse("2009-01-10T12:00:00Z");

    /** In hours, one within each step of the ladder of windows. */
    private static final int[] LAGS = {1, 5, 11, 20, 40, 60, 100, 150, 300, 700};

    private Events() {}

    static String read(String id) {
        return "{\"id\":\"" + id + "\",\"type\":\"message.read\"," + AT + ",\"message_id\":\"m-" + id + "\"}";
    }

    /** A good one but for its id. */
    static String readWithId(String id) {
        return "{\"id\":\"" + id + "\",\"type\":\"message.read\"," + AT + ",\"message_id\":\"m\"}";
    }

    /** One of the greatest that are taken: every text as long as it may be, in a wide script. Some 13 KB. */
    static String greatest(String id) {
        String longId = id + WIDE.repeat(255 - id.length());
        return "{\"id\":\"" + longId + "\",\"type\":\"message.clicked\"," + AT + ",\"message_id\":\"" + longId
                + "\",\"url\":\"" + WIDE.repeat(4_096) + "\"}";
    }

    /** A message that was read, and the purchase that followed. */
    static String conversion(int number) {
        return """
                {"id":"s%1$d","type":"message.sent","occurred_at":"2025-02-%2$02dT10:00:00Z","message_id":"m%1$d",\
                "contact":{"id":"c%1$d","name":"Somebody %1$d"},"campaign_id":"spring-%2$d"}
                {"id":"r%1$d","type":"message.read","occurred_at":"2025-02-%2$02dT11:00:00Z","message_id":"m%1$d"}
                {"id":"p%1$d","type":"purchase.placed","occurred_at":"2025-02-%2$02dT12:00:00Z","purchase_id":"p%1$d",\
                "amount":"10.00","currency":"GBP","contact":{"id":"c%1$d"}}
                """.formatted(number, 1 + number % 28);
    }

    /** The first message of a campaign with the longest id there is. */
    static String ofNewCampaign(int number) {
        String campaign = number + WIDE.repeat(255 - String.valueOf(number).length());
        return """
                {"id":"s%1$d","type":"message.sent","occurred_at":"2025-02-01T10:00:00Z","message_id":"m%1$d",\
                "contact":{"id":"c"},"campaign_id":"%2$s"}
                """.formatted(number, campaign);
    }

    /** One of the clicks of somebody who gets one message and does nothing else. */
    static String click(int number) {
        return """
                {"id":"k%d","type":"message.clicked","occurred_at":"2025-02-01T11:00:00Z","message_id":"m"}
                """.formatted(number);
    }

    /** One of the failures of a message to somebody, with the longest reason in a wide script. */
    static String failure(int number) {
        return """
                {"id":"f%d","type":"message.failed","occurred_at":"2025-02-01T11:00:00Z","message_id":"m","code":"1","reason":"%s"}
                """.formatted(number, WIDE.repeat(4_096));
    }

    /** The message of {@link #failure}, and that somebody read it. */
    static String readButFailed() {
        return """
                {"id":"r","type":"message.read","occurred_at":"2025-02-01T11:00:00Z","message_id":"m"}
                {"id":"s","type":"message.sent","occurred_at":"2025-02-01T10:00:00Z","message_id":"m","contact":{"id":"c"},\
                "campaign_id":"spring"}
                """;
    }

    /** What somebody bought who read a message on that day, the numbers of which run from 2009 on. */
    static String orderOfDay(int day) {
        return orderAfter(day, FIRST_DAY.plus(day, DAYS).minus(2, HOURS), FIRST_DAY.plus(day, DAYS));
    }

    /** A hundred orders a day of people who read a message of a campaign and of a flow, each pair of lags another. */
    static String orderOfCell(int number) {
        Instant bought = FIRST_DAY.plus(31 + number / 100, DAYS);
        int first = LAGS[number % 10];
        int second = LAGS[number / 10 % 10];
        return orderAfter(number, bought.minus(first, HOURS), bought)
                + """
                {"id":"f%1$d","type":"message.sent","occurred_at":"%2$s","message_id":"f%1$d",\
                "contact":{"id":"c%1$d"},"flow_id":"welcome","node_id":"n"}
                {"id":"g%1$d","type":"message.clicked","occurred_at":"%2$s","message_id":"f%1$d"}
                """.formatted(number, bought.minus(second, HOURS).plus(1, MINUTES));
    }

    private static String orderAfter(int number, Instant sent, Instant bought) {
        return """
                {"id":"s%1$d","type":"message.sent","occurred_at":"%2$s","message_id":"m%1$d",\
                "contact":{"id":"c%1$d"},"campaign_id":"spring"}
                {"id":"r%1$d","type":"message.clicked","occurred_at":"%2$s","message_id":"m%1$d"}
                {"id":"p%1$d","type":"purchase.placed","occurred_at":"%3$s","purchase_id":"p%1$d",\
                "amount":"10.00","currency":"GBP","contact":{"id":"c%1$d"}}
                """.formatted(number, sent, bought);
    }

    /** What somebody bought who clicked before. */
    static String orderOfClicker(String id) {
        return """
                {"id":"s","type":"message.sent","occurred_at":"2025-02-01T10:00:00Z","message_id":"m",\
                "contact":{"id":"c"},"campaign_id":"spring"}
                {"id":"%1$s","type":"purchase.placed","occurred_at":"2025-02-01T12:00:00Z","purchase_id":"%1$s",\
                "amount":"10.00","currency":"GBP","contact":{"id":"c"}}
                """.formatted(id);
    }

    /** An event with one more field, or with another value for one that it has. */
    static String with(String id, String field, String value) {
        String event = read(id);
        return event.substring(0, event.length() - 1) + ",\"" + field + "\":" + value + "}";
    }
}
