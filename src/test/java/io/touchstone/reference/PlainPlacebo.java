package io.touchstone.reference;

import io.touchstone.event.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The placebo of {@code docs/placebo.md}, asked of each message, week and purchase one by one.
 *
 * @param reference of all events
 * @param question its period of sending, touch, campaign window and filter; the rest says nothing
 * @param weeks how far windows are moved at most
 */
public record PlainPlacebo(Reference reference, Question question, int weeks) {

    /** Purchases of messages' own windows, and of the moved ones. */
    public record Moved(
            long messages, long conversions, BigDecimal revenue, long placeboConversions, BigDecimal placeboRevenue) {}

    /** A message that has a window, whose contact bought something. */
    private record Windowed(Message message, Instant from, Instant to) {}

    /** By how far windows are moved. */
    public Map<Integer, Moved> weeksMoved() {
        Map<Integer, Moved> all = new TreeMap<>();
        for (int week = -weeks; week <= weeks; week++) {
            if (week != 0) {
                Duration move = Duration.ofDays(7L * week);
                List<Windowed> compared = windows().stream()
                        .filter(window -> isFree(window, move))
                        .toList();
                List<Purchase> own = bought(compared, instant -> instant);
                List<Purchase> moved = bought(compared, instant -> instant.plus(move));
                all.put(week, new Moved(compared.size(), own.size(), revenue(own), moved.size(), revenue(moved)));
            }
        }
        return all;
    }

    /** In all windows. */
    public List<Purchase> inWindows() {
        return bought(windows(), instant -> instant);
    }

    public int messages() {
        return windows().size();
    }

    /** How many can be compared in any week. */
    public long comparable() {
        return windows().stream()
                .filter(window -> Stream.iterate(-weeks, week -> week <= weeks, week -> week + 1)
                        .anyMatch(week -> week != 0 && isFree(window, Duration.ofDays(7L * week))))
                .count();
    }

    public static BigDecimal revenue(List<Purchase> purchases) {
        return purchases.stream().map(Purchase::revenue).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Windowed> windows() {
        return reference.messages(question).stream()
                .filter(message -> message.source() instanceof Source.OfCampaign)
                .filter(message -> !purchasesOf(message).isEmpty())
                .flatMap(message ->
                        firstTouch(message).map(first -> new Windowed(message, first, first.plus(window()))).stream())
                .toList();
    }

    private Optional<Instant> firstTouch(Message message) {
        return message.touches().stream()
                .filter(touch -> touch.strength().compareTo(question.rule().touch()) >= 0)
                .map(Message.Touch::at)
                .min(Comparator.naturalOrder());
    }

    private boolean isFree(Windowed window, Duration move) {
        Instant from = window.from().plus(move);
        Instant to = window.to().plus(move);
        Instant last = reference.purchases().getFirst().placedAt();
        if (to.isAfter(last)) {
            return false;
        }
        boolean begun = false;
        for (Message other : reference.messages()) {
            if (other.source() instanceof Source.OfCampaign
                    && other.contact() != null
                    && other.contact().equals(window.message().contact())) {
                Instant end = Stream.concat(
                                Stream.of(other.sentAt()),
                                other.touches().stream().map(Message.Touch::at))
                        .max(Comparator.naturalOrder())
                        .orElseThrow()
                        .plus(window());
                if (!from.isAfter(end) && !to.isBefore(other.sentAt())) {
                    return false;
                }
                begun |= !from.isBefore(other.sentAt());
            }
        }
        return begun;
    }

    private List<Purchase> bought(List<Windowed> windows, UnaryOperator<Instant> moved) {
        Set<String> found = new HashSet<>();
        for (Windowed window : windows) {
            for (Purchase purchase : purchasesOf(window.message())) {
                boolean within = !purchase.placedAt().isBefore(moved.apply(window.from()))
                        && !purchase.placedAt().isAfter(moved.apply(window.to()));
                if (within) {
                    found.add(purchase.id());
                }
            }
        }
        return reference.purchases().stream()
                .filter(purchase -> found.contains(purchase.id()))
                .toList();
    }

    private List<Purchase> purchasesOf(Message message) {
        return reference.purchases().stream()
                .filter(purchase ->
                        purchase.contact() != null && purchase.contact().equals(message.contact()))
                .toList();
    }

    private Duration window() {
        return question.rule().campaignWindow().length();
    }
}
