package io.touchstone.benchmark;

import io.touchstone.eventlog.StoredEventType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A business in events, in the order of their time: the same for the same number of messages a year, and without an end.
 * Of its messages nine in ten are delivered and six in ten read; some 2.7 events come with each, and three purchases with
 * a hundred. A contact gets some twenty messages a year.
 */
final class World {

    static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

    static final int DAYS = 365;

    /** What comes after the first year is as dense as the largest: else a small world would soon reach today. */
    private static final long LARGEST_YEAR = 1_000_000;

    /** Messages are sent from 7 to 21 o'clock UTC. */
    private static final long OPENS = Duration.ofHours(7).toMillis();

    private static final long OPEN = Duration.ofHours(14).toMillis();

    private static final long CAMPAIGN = Duration.ofDays(5).toMillis();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final long messagesPerYear;
    private final int contacts;
    private final PriorityQueue<WorldEvent> waiting =
            new PriorityQueue<>(Comparator.comparingLong(WorldEvent::at).thenComparing(WorldEvent::type));
    private long messages;
    private long purchases;
    private long taken;

    World(long messagesPerYear) {
        this.messagesPerYear = messagesPerYear;
        this.contacts = (int) Math.max(20, messagesPerYear / 20);
    }

    /** The next events, of all that happened before the messages that are still to be sent. */
    List<WorldEvent> take(int count) {
        List<WorldEvent> events = new ArrayList<>(count);
        while (events.size() < count) {
            WorldEvent next = waiting.peek();
            if (next == null || next.at() >= sentAt(messages)) {
                send(messages++);
            } else {
                events.add(waiting.remove());
            }
        }
        taken += count;
        return events;
    }

    /** Passes over events that were taken before. */
    void skipTo(long position) {
        while (taken < position) {
            take((int) Math.min(10_000, position - taken));
        }
    }

    /** Events taken so far. */
    long position() {
        return taken;
    }

    /** Messages sent so far, give or take one. */
    long messages() {
        return messages;
    }

    /** The last day of which everything was taken that was sent on it. */
    LocalDate lastWholeDay() {
        return LocalDate.ofInstant(Instant.ofEpochMilli(sentAt(messages)), ZoneOffset.UTC)
                .minusDays(1);
    }

    private long sentAt(long message) {
        double day = message < messagesPerYear
                ? (double) message * DAYS / messagesPerYear
                : DAYS + (double) (message - messagesPerYear) * DAYS / LARGEST_YEAR;
        long whole = (long) day;
        return FIRST_DAY
                        .plusDays(whole)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli()
                + OPENS
                + (long) ((day - whole) * OPEN);
    }

    private void send(long message) {
        SplittableRandom random = new SplittableRandom(Scatter.of(message));
        long sentAt = sentAt(message);
        int contact = random.nextInt(contacts);
        boolean read = false;
        long readAt = sentAt + MINUTE + (long) (11 * HOUR * random.nextDouble() * random.nextDouble());
        waiting.add(new WorldEvent(
                StoredEventType.MESSAGE_SENT, sentAt, message, contact, source(message, random), "0.0731", false));
        if (random.nextInt(1_000) < 920) {
            about(StoredEventType.MESSAGE_DELIVERED, sentAt + 1_000 + random.nextLong(MINUTE - 2_000), message, false);
            read = random.nextInt(1_000) < 650;
            if (random.nextInt(1_000) < 20) {
                about(StoredEventType.MESSAGE_CLICKED, sentAt + MINUTE, message, true);
            }
        } else if (random.nextInt(1_000) < 300) {
            about(StoredEventType.MESSAGE_FAILED, sentAt + random.nextLong(MINUTE), message, false);
        }
        if (read) {
            about(StoredEventType.MESSAGE_READ, readAt, message, false);
            if (random.nextInt(1_000) < 130) {
                about(StoredEventType.MESSAGE_CLICKED, readAt + random.nextLong(10 * MINUTE), message, false);
            }
            if (random.nextInt(1_000) < 50) {
                about(StoredEventType.MESSAGE_QUICK_REPLY, readAt + random.nextLong(10 * MINUTE), message, false);
            }
            if (random.nextInt(1_000) < 30) {
                about(StoredEventType.MESSAGE_TEXT_REPLY, readAt + random.nextLong(10 * MINUTE), message, false);
            }
        }
        if (random.nextInt(1_000) < 30) {
            boolean moved = random.nextInt(1_000) < 650;
            long lag = (long) (60 * HOUR * random.nextDouble() * random.nextDouble());
            buy(moved ? readAt + lag : sentAt + lag, moved ? contact : random.nextInt(contacts), random);
        }
    }

    private WorldSource source(long message, SplittableRandom random) {
        return random.nextInt(10) < 6
                ? new WorldSource((int) ((sentAt(message) - sentAt(0)) / CAMPAIGN), WorldSource.CAMPAIGN)
                : new WorldSource(random.nextInt(5), random.nextInt(4));
    }

    private void about(StoredEventType type, long at, long message, boolean machine) {
        waiting.add(new WorldEvent(type, at, message, WorldEvent.NOBODY, null, null, machine));
    }

    private void buy(long at, int contact, SplittableRandom random) {
        long purchase = purchases++;
        long cents = 1_000 + random.nextLong(19_000);
        waiting.add(new WorldEvent(StoredEventType.PURCHASE_PLACED, at, purchase, contact, null, money(cents), false));
        int fate = random.nextInt(100);
        if (fate < 5) {
            later(StoredEventType.PURCHASE_UPDATED, at + HOUR, purchase, money(cents + 500));
        } else if (fate < 7) {
            later(StoredEventType.PURCHASE_REFUNDED, at + 24 * HOUR, purchase, money(cents));
        } else if (fate < 9) {
            later(StoredEventType.PURCHASE_REFUNDED, at + 24 * HOUR, purchase, money(cents / 2));
        } else if (fate == 9) {
            waiting.add(new WorldEvent(
                    StoredEventType.PURCHASE_CANCELLED, at + 2 * HOUR, purchase, WorldEvent.NOBODY, null, null, false));
        }
    }

    private void later(StoredEventType type, long at, long purchase, String amount) {
        waiting.add(new WorldEvent(type, at, purchase, WorldEvent.NOBODY, null, amount, false));
    }

    private static String money(long cents) {
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }
}
