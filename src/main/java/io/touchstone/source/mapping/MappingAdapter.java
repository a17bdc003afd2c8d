package io.touchstone.source.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.event.EventType;
import io.touchstone.event.json.EventParser;
import io.touchstone.source.Adapter;
import io.touchstone.source.HookRequest;
import io.touchstone.source.IgnoredReason;
import io.touchstone.source.KindName;
import io.touchstone.source.LeanJson;
import io.touchstone.source.Parts;
import io.touchstone.source.Translation;
import io.touchstone.source.UnreadableBodyException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Bodies in JSON of whatever form, by rules. */
public final class MappingAdapter implements Adapter<Mapping> {

    /**
     * Elements of lists times rules about them. A thousand elements may have all the rules there can be, and twenty thousand, all that
     * fit into a body, a few: a body of one-digit numbers would have a million.
     */
    static final long MOST_TRIES = 100_000;

    private static final String BODY = "body";

    private final EventParser parser;
    private final InstantSource clock;

    public MappingAdapter(InstantSource clock) {
        this.parser = new EventParser(clock);
        this.clock = clock;
    }

    @Override
    public Translation translate(Mapping mapping, HookRequest request) {
        Parts parts = new Parts(parser);
        try {
            JsonNode body = LeanJson.read(request.body(), mapping.names());
            if (tries(mapping, body) > MOST_TRIES) {
                parts.ignore(BODY, IgnoredReason.TOO_COMPLEX);
            } else {
                add(mapping, body, parts);
            }
        } catch (UnreadableBodyException unreadable) {
            parts.ignore(BODY, unreadable.reason());
        }
        return parts.translation();
    }

    private static long tries(Mapping mapping, JsonNode body) {
        long tries = mapping.whole().size();
        for (Map.Entry<BodyPath, List<MappingRule>> each : mapping.each().entrySet()) {
            tries += (long) each.getKey().find(body, body).size()
                    * each.getValue().size();
        }
        return tries;
    }

    private void add(Mapping mapping, JsonNode body, Parts parts) {
        apply(mapping.whole(), body, body, parts);
        mapping.each().forEach((path, rules) -> {
            JsonNode list = path.find(body, body);
            if (list.isArray()) {
                for (JsonNode element : list) {
                    if (!apply(rules, body, element, parts)) {
                        parts.ignore(kind(mapping, body, element), IgnoredReason.UNKNOWN);
                    }
                }
            }
        });
        if (parts.size() == 0) {
            parts.ignore(kind(mapping, body, body), IgnoredReason.UNKNOWN);
        }
    }

    /** Whether any of them was about it. */
    private boolean apply(List<MappingRule> rules, JsonNode body, JsonNode element, Parts parts) {
        boolean any = false;
        for (MappingRule rule : rules) {
            if (rule.holds(body, element)) {
                any = true;
                apply(rule, body, element, parts);
            }
        }
        return any;
    }

    private void apply(MappingRule rule, JsonNode body, JsonNode element, Parts parts) {
        EventType type = rule.type() == null ? null : rule.type().find(body, element);
        String kind = rule.kind(type);
        if (type == null) {
            parts.ignore(kind, IgnoredReason.NOT_COUNTED);
            return;
        }
        MappedEvent event = MappedEvent.of(rule, type, body, element, clock.instant());
        IgnoredReason lacks = event.lacks();
        if (lacks != null) {
            parts.ignore(kind, lacks);
        } else {
            parts.addFact(kind, event.json());
        }
    }

    /** Of what no rule is about. */
    private static String kind(Mapping mapping, JsonNode body, JsonNode element) {
        if (mapping.kind() == null) {
            return BODY;
        }
        String name = mapping.kind().text(body, element);
        return KindName.of(BODY, name == null ? null : name.replace('.', '_'));
    }
}
