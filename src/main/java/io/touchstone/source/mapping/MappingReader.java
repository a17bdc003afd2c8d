package io.touchstone.source.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a mapping as a client, or a preset, has them. */
public final class MappingReader {

    /** A platform's messages, replies and orders take some twenty. */
    public static final int MOST_RULES = 50;

    /** What is told of one mapping: a client that has the fields of a whole catalogue wrong need not read of all. */
    private static final int MOST_COMPLAINTS = 100;

    private static final String KIND = "kind_pointer";

    private MappingReader() {}

    /**
     * @param rules each of them an object; at least one
     * @param kind where a body says what it is, as a JSON Pointer; null where none does
     * @param wrong takes the names of fields as the client wrote them, such as {@code rules[0].fields.amount}, and what is wrong
     *     with each. Where it was told of something the mapping is not to be used
     */
    public static Mapping read(List<JsonNode> rules, @Nullable String kind, BiConsumer<String, String> wrong) {
        List<String> told = new ArrayList<>();
        BiConsumer<String, String> complain = (name, detail) -> {
            told.add(name);
            if (told.size() <= MOST_COMPLAINTS) {
                wrong.accept(name, detail);
            }
        };
        BodyPath kindPath = kind == null ? null : ValueReader.path(kind).orElse(null);
        if (kind != null && kindPath == null) {
            complain.accept(KIND, BodyPath.RULE);
        }
        List<MappingRule> read = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            String path = "rules[" + i + "]";
            int before = told.size();
            MappingRule rule = RuleReader.read(new GivenObject(rules.get(i), path, complain));
            if (told.size() == before) {
                TrialEvents.check(rule, (name, detail) -> complain.accept(path + ".fields." + name, detail));
            }
            read.add(rule);
        }
        return Mapping.of(read, kindPath);
    }
}
