package io.touchstone.source.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.event.EventType;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The fields of events as rules name them: those of an object in one have its name and a dot before theirs. */
final class EventShape {

    /** Stands for what it carries: a campaign, or a flow and its node, with a template and a key. */
    static final String CARRIER = "carrier";

    static final String OCCURRED_AT = "occurred_at";

    /** What names somebody. */
    static final Set<String> IDENTITIES =
            Set.of("contact.id", "contact.phone", "contact.whatsapp_user_id", "contact.email");

    /** What names them otherwise. */
    static final Set<String> OTHER_IDENTITIES =
            Set.of("same_as.id", "same_as.phone", "same_as.whatsapp_user_id", "same_as.email");

    static final Set<String> AMOUNTS = Set.of("amount", "cost.amount");

    static final Set<String> NUMBERS = Set.of("amount", "cost.amount", "exchange_rate", "cost.exchange_rate");

    static final Set<String> FLAGS = Set.of("test", "fallback", "machine", "cost.estimated");

    private static final Set<String> CONTACT = Set.of("id", "phone", "whatsapp_user_id", "name", "email");

    static final Map<String, Set<String>> OBJECTS = Map.of(
            "contact", CONTACT,
            "same_as", CONTACT,
            "cost", Set.of("amount", "currency", "exchange_rate", "estimated"));

    /** The type is chosen beside the fields, the id made of them; of ids in a list none can be named. */
    private static final Set<String> NOT_MAPPED = Set.of("id", "type", "refund_ids");

    private EventShape() {}

    /** The fields that a rule may fill, objects by their own name. */
    static Set<String> fields(EventType type) {
        Set<String> fields = new TreeSet<>(type.fields());
        fields.removeAll(NOT_MAPPED);
        if (type == EventType.MESSAGE_SENT) {
            fields.add(CARRIER);
        }
        return fields;
    }

    /** The currency beside an amount. */
    static String currencyOf(String amount) {
        return amount.substring(0, amount.lastIndexOf('.') + 1) + "currency";
    }

    /** An event, as {@code POST /v1/events} takes it. */
    static ObjectNode event(String id, EventType type, Map<String, String> fields) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("id", id).put("type", type.code());
        fields.forEach((name, value) -> {
            int dot = name.indexOf('.');
            ObjectNode object = dot < 0 ? event : event.withObjectProperty(name.substring(0, dot));
            String field = name.substring(dot + 1);
            if (FLAGS.contains(name)) {
                object.put(field, Boolean.parseBoolean(value));
            } else {
                object.put(field, value);
            }
        });
        return event;
    }
}
