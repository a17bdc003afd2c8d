package io.touchstone.sqlrules;

import java.util.Set;
import java.util.function.Predicate;

/** What no plan may do. */
enum PlanRule {
    /** Without an index, or through a whole one: what it costs grows with all tenants. */
    FULL_SCAN(line -> PlanRule.isLarge(line)
            && (line.key() == null
                    || "index".equals(line.type())
                    || line.extra().contains("skip scan")
                    || line.keyLength() < PlanRule.TENANT)),

    /** Every row of a tenant, or of a level of its roll-ups: what it costs grows with all history. */
    WHOLE_TENANT(line -> PlanRule.isLarge(line)
            && line.key() != null
            && line.keyLength() <= (line.table().startsWith("rollup_") ? PlanRule.LEVEL : PlanRule.TENANT)),

    LARGE_SORT(line -> line.rows() > PlanRule.MOST_SORTED
            && (line.extra().contains("filesort") || line.extra().contains("temporary")));

    static final long MOST_SORTED = 1_000;

    /** Bytes of {@code workspace_id}, with which each key begins. */
    private static final int TENANT = 8;

    /** Bytes of {@code workspace_id, generation, level}. */
    private static final int LEVEL = 13;

    /** Some dozens of rows in any workspace; with the aliases that Hibernate gives them. */
    private static final Set<String> SMALL = Set.of(
            "workspace",
            "we1_0",
            "api_key",
            "ake1_0",
            "source",
            "campaign",
            "flow",
            "flow_node",
            "flow_edge",
            "data_version",
            "key_block",
            "rebuild",
            "credit_rebuild",
            "retention_sweep",
            "rate_card");

    private final Predicate<PlanLine> broken;

    PlanRule(Predicate<PlanLine> broken) {
        this.broken = broken;
    }

    boolean isBroken(PlanLine line) {
        return broken.test(line);
    }

    /** Temporary tables such as {@code <union1,2>} hold what other lines read. */
    private static boolean isLarge(PlanLine line) {
        return !line.table().isEmpty() && !line.table().startsWith("<") && !SMALL.contains(line.table());
    }
}
