package io.touchstone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.reference.Credit;
import io.touchstone.reference.Question;
import io.touchstone.reference.RandomWorld;
import io.touchstone.reference.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Compares the numbers of a workspace with the plain reading of the contract. */
public final class Numbers {

    private Numbers() {}

    /** The KPIs under three rules and the credit of every purchase; and the audit finds nothing. */
    public static void assertAsIn(String key, Reference reference, Random random) {
        assertAuditIsClean(key);
        if (reference.days().isEmpty()) {
            return;
        }
        LocalDate first = reference.days().first();
        LocalDate last = reference.days().last();
        for (int i = 0; i < 3; i++) {
            Question question =
                    Question.of(first, last).withRule(RandomWorld.rule(random)).withSendDate(i == 1);
            Map<String, @Nullable BigDecimal> expected = new HashMap<>();
            reference.kpis(question).forEach((kpi, value) -> expected.put(kpi, plain(value)));
            reference.totals(question).forEach((kpi, value) -> expected.put(kpi, plain(value)));
            Map<String, @Nullable BigDecimal> found = new HashMap<>();
            Worlds.get(key, "/v1/performance", Worlds.parameters(question))
                    .path("kpis")
                    .properties()
                    .forEach(kpi -> found.put(
                            kpi.getKey(),
                            plain(
                                    kpi.getValue().isNull()
                                            ? null
                                            : kpi.getValue().decimalValue())));
            assertThat(found).isEqualTo(expected);
            assertCredits(key, reference, question);
        }
    }

    /** Facts, credits and roll-ups are what the events say. */
    public static void assertAuditIsClean(String key) {
        JsonNode report = Worlds.get(key, "/v1/audit", Map.of());
        assertThat(report.path("found")).isEmpty();
        assertThat(report.path("differences").asLong()).isZero();
    }

    /** The same number, whatever its scale. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros();
    }

    private static void assertCredits(String key, Reference reference, Question question) {
        List<String> expected = reference.purchases().stream()
                .map(purchase -> purchase.id()
                        + " by "
                        + reference
                                .credit(purchase.id(), question.rule())
                                .map(Credit::message)
                                .map(message -> message.id())
                                .orElse("nothing"))
                .toList();
        assertThat(Worlds.pages(key, "/v1/purchases", Worlds.with(Worlds.ruleParameters(question), "limit", 500)))
                .extracting(row -> row.path("id").asText() + " by "
                        + row.at("/credit/message_id").asText("nothing"))
                .containsExactlyElementsOf(expected);
    }
}
