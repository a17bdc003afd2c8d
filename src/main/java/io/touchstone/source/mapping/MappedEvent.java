package io.touchstone.source.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.CurrencyCode;
import io.touchstone.event.EventType;
import io.touchstone.source.ContentIds;
import io.touchstone.source.IgnoredReason;
import io.touchstone.source.Parts;
import io.touchstone.source.SourceCarrier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a rule makes of a body, or of one element of it.
 *
 * @param fields their values by their names, see {@link EventShape}
 * @param received whether its time is that of receipt, and so no part of what it says
 */
record MappedEvent(EventType type, TreeMap<String, String> fields, boolean received) {

    /** Of ids of events. */
    private static final String PREFIX = "map";

    private static final Set<EventType> ABOUT_SOMEBODY =
            Set.of(EventType.MESSAGE_SENT, EventType.CONTACT_IDENTIFIED, EventType.CONTACT_OPTED_OUT);

    /** As JSON may have a number, and an event may not have one in a text. */
    private static final Pattern WITH_EXPONENT = Pattern.compile("[0-9]{1,20}(?:\\.[0-9]{1,20})?[eE][+-]?[0-9]{1,2}");

    static MappedEvent of(MappingRule rule, EventType type, JsonNode body, JsonNode element, Instant now) {
        TreeMap<String, String> fields = new TreeMap<>();
        rule.fields().forEach((name, value) -> {
            String found = value.find(body, element);
            if (found != null) {
                fields.put(name, found);
            }
        });
        rule.fields().forEach((name, value) -> finish(name, value, fields));
        carry(fields);
        leaveOutHalves(fields);
        MappedValue time = rule.fields().get(EventShape.OCCURRED_AT);
        boolean received = time != null && time.received() && !fields.containsKey(EventShape.OCCURRED_AT);
        if (received) {
            fields.put(EventShape.OCCURRED_AT, now.toString());
        }
        return new MappedEvent(type, fields, received);
    }

    /** Why it is none; null where it may be one. */
    @Nullable IgnoredReason lacks() {
        if (ABOUT_SOMEBODY.contains(type) && !hasAny(fields, EventShape.IDENTITIES)) {
            return IgnoredReason.NO_CONTACT;
        }
        boolean unknownSource = type == EventType.MESSAGE_SENT && !hasAny(fields, Set.of("campaign_id", "flow_id"));
        return unknownSource ? IgnoredReason.NO_SOURCE : null;
    }

    ObjectNode json() {
        return EventShape.event(id(), type, fields);
    }

    private String id() {
        List<@Nullable String> facts = new ArrayList<>();
        facts.add(type.code());
        fields.forEach((name, value) -> {
            if (!received || !name.equals(EventShape.OCCURRED_AT)) {
                facts.add(name);
                facts.add(value);
            }
        });
        return ContentIds.of(PREFIX, facts.toArray(String[]::new));
    }

    /** Brings what was found into the form of an event; what cannot be, was not found. */
    private static void finish(String name, MappedValue mapped, Map<String, String> fields) {
        String value = fields.get(name);
        if (value == null) {
            return;
        }
        if (mapped.form() == ValueForm.MINOR_UNITS) {
            value = majorUnits(value, fields.get(EventShape.currencyOf(name)), mapped.decimals());
        } else if (EventShape.NUMBERS.contains(name)
                && WITH_EXPONENT.matcher(value).matches()) {
            value = new BigDecimal(value).toPlainString();
        } else if (EventShape.FLAGS.contains(name) && !value.equals("true") && !value.equals("false")) {
            value = null;
        }
        if (value == null) {
            fields.remove(name);
        } else {
            fields.put(name, value);
        }
    }

    private static @Nullable String majorUnits(String minor, @Nullable String currency, Map<String, Integer> decimals) {
        if (currency == null) {
            return null;
        }
        return CurrencyCode.find(currency)
                .map(known -> new BigDecimal(minor)
                        .movePointLeft(decimals.getOrDefault(currency, known.getDefaultFractionDigits()))
                        .toPlainString())
                .orElse(null);
    }

    /** A name alone is nobody, and a currency no cost: either would cost the event. */
    private static void leaveOutHalves(Map<String, String> fields) {
        if (!hasAny(fields, EventShape.IDENTITIES)) {
            fields.keySet().removeIf(name -> name.startsWith("contact."));
        }
        if (!hasAny(fields, EventShape.OTHER_IDENTITIES)) {
            fields.keySet().removeIf(name -> name.startsWith("same_as."));
        }
        if (!fields.containsKey("cost.amount")) {
            fields.keySet().removeIf(name -> name.startsWith("cost."));
        }
    }

    private static void carry(TreeMap<String, String> fields) {
        String opaque = fields.remove(EventShape.CARRIER);
        SourceCarrier carrier = opaque == null ? null : SourceCarrier.read(JsonNodeFactory.instance.textNode(opaque));
        if (carrier != null) {
            ObjectNode carried = JsonNodeFactory.instance.objectNode();
            carrier.writeTo(carried);
            Parts.put(carried, "ref", carrier.ref());
            carried.properties()
                    .forEach(field ->
                            fields.putIfAbsent(field.getKey(), field.getValue().textValue()));
        }
    }

    private static boolean hasAny(Map<String, String> fields, Set<String> names) {
        return !Collections.disjoint(fields.keySet(), names);
    }
}
