package io.touchstone.query.model;

import io.touchstone.event.Category;
import io.touchstone.event.SourceKind;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.Group;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row before it is shown.
 *
 * @param value of the dimension, as answers write it; null where it does not apply, and of the totals
 * @param cost of the messages of the period, in the currency of the workspace
 */
record ModelLine(@Nullable String value, ModelSums sums, BigDecimal cost) {

    /** In bytes, roughly: with the sums of five models, its value, and its places in maps and lists. */
    static final int WEIGHT = 1_200;

    /** Of a source, by one of {@link ModelQuery#DIMENSIONS}. */
    static @Nullable String value(Dimension by, MessageSource source) {
        return switch (by) {
            case SOURCE_KIND -> code(source.kind());
            case CAMPAIGN -> source.campaignId();
            case FLOW -> source.flowId();
            case NODE -> source.nodeId();
            case TEMPLATE -> source.template();
            case CATEGORY -> Category.of(source.category());
            default -> throw new IllegalArgumentException("rows by " + by);
        };
    }

    /** Of a group of a question with that dimension alone. */
    static @Nullable String value(Dimension by, Group group) {
        SourceKind kind = group.kind();
        return switch (by) {
            case SOURCE_KIND -> kind == null ? null : code(kind);
            case CAMPAIGN -> group.campaignId();
            case FLOW -> group.flowId();
            case NODE -> group.nodeId();
            case TEMPLATE -> group.template();
            case CATEGORY -> group.category();
            default -> throw new IllegalArgumentException("rows by " + by);
        };
    }

    private static String code(SourceKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
