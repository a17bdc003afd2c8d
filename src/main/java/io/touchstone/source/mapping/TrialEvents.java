package io.touchstone.source.mapping;

import io.touchstone.event.EventType;
import io.touchstone.event.json.EventParser;
import io.touchstone.event.json.ParsedEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Finds what no body could make good: a rule without a field that its event must have, a constant that is none of those there are. An event is
 * made up in which everything is there that a rule may find, and is read as any other is.
 */
final class TrialEvents {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private static final EventParser PARSER = new EventParser(InstantSource.fixed(TIME));

    private static final String DELIMITER = ": ";

    private TrialEvents() {}

    /** @param wrong takes the names of fields, such as {@code contact.phone}, and what is wrong with each */
    static void check(MappingRule rule, BiConsumer<String, String> wrong) {
        if (rule.type() == null) {
            return;
        }
        TreeMap<String, String> found = new TreeMap<>();
        rule.fields().forEach((name, value) -> found.put(name, sample(name, value)));
        boolean isCarried = found.remove(EventShape.CARRIER) != null;
        for (EventType type : List.copyOf(rule.type().all())) {
            if (isCarried && found.keySet().stream().anyMatch(List.of("campaign_id", "flow_id", "node_id")::contains)) {
                wrong.accept(EventShape.CARRIER, "must not be there together with campaign_id, flow_id or node_id");
                return;
            }
            TreeMap<String, String> all = new TreeMap<>(found);
            if (isCarried) {
                all.put("campaign_id", "x");
            }
            if (!isGood(type, all, wrong)) {
                return;
            }
            rule.fields()
                    .forEach((name, value) ->
                            tabled(value).forEach(told -> isGood(type, with(all, name, told), wrong)));
        }
    }

    private static boolean isGood(EventType type, Map<String, String> fields, BiConsumer<String, String> wrong) {
        if (!(PARSER.parse(EventShape.event("x", type, fields)) instanceof ParsedEvent.Rejection rejection)) {
            return true;
        }
        String detail = rejection.detail();
        int end = detail.indexOf(DELIMITER);
        wrong.accept(
                detail.substring(0, Math.max(end, 0)),
                detail.substring(end < 0 ? 0 : end + DELIMITER.length()) + " (" + type.code() + ")");
        return false;
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        TreeMap<String, String> other = new TreeMap<>(fields);
        other.put(name, value);
        return other;
    }

    /** All that a table says, as far as an event has it so. */
    private static List<String> tabled(MappedValue value) {
        return value.table() == null || value.form() != null
                ? List.of()
                : value.table().values().stream()
                        .distinct()
                        .map(told -> value.prefix() + told)
                        .toList();
    }

    private static String sample(String name, MappedValue value) {
        if (value.constant() != null) {
            return value.constant();
        }
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "occurred_at", "placed_at" -> TIME.toString();
            case "phone" -> "+33612345678";
            case "email" -> "ada@example.com";
            case "amount", "exchange_rate" -> "1";
            case "currency" -> "EUR";
            case "kind" -> "text";
            case "test", "fallback", "machine", "estimated" -> "true";
            default -> "x";
        };
    }
}
