package io.touchstone.source.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which bodies become events.
 *
 * @param whole about a body itself
 * @param each about each element of a list, by where that is
 * @param kind where a body or an element says what it is, for those that no rule is about; null where none does
 * @param names of the fields that are looked at
 */
public record Mapping(
        List<MappingRule> whole,
        Map<BodyPath, List<MappingRule>> each,
        @Nullable BodyPath kind,
        Set<String> names) {

    static Mapping of(List<MappingRule> rules, @Nullable BodyPath kind) {
        List<MappingRule> whole = new ArrayList<>();
        Map<BodyPath, List<MappingRule>> each = new LinkedHashMap<>();
        Set<String> names = new HashSet<>(kind == null ? Set.of() : kind.names());
        for (MappingRule rule : rules) {
            (rule.each() == null ? whole : each.computeIfAbsent(rule.each(), _ -> new ArrayList<>())).add(rule);
            names.addAll(rule.names());
        }
        return new Mapping(whole, each, kind, names);
    }
}
