package io.touchstone.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.control.workspace.RateBase;
import io.touchstone.query.SampleTallies;
import io.touchstone.query.kpi.Kpi;
import io.touchstone.rollup.Metric.MessageColumns;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each metric gets everywhere: into columns, statements, sums and answers. Into the texts of days: {@link DaySumsTest}. */
class MetricTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    @Test
    void everyListOfColumnsHasTheMetricsOfMessagesInTheirOrder() {
        assertThat(listed(MessageColumns.NAMES)).isEqualTo(each(column -> column));
        assertThat(listed(MessageColumns.PLACEHOLDERS)).isEqualTo(each(_ -> "?"));
        assertThat(listed(MessageColumns.ADDITIONS))
                .isEqualTo(each(column -> "%1$s = %1$s + VALUES(%1$s)".formatted(column)));
        assertThat(listed(MessageColumns.SUMS)).isEqualTo(each("SUM(%s)"::formatted));
        assertThat(listed(MessageColumns.ZEROS)).isEqualTo(each(_ -> "0"));
    }

    @ParameterizedTest
    @EnumSource
    void aMigrationMakesTheColumn(Metric metric) throws IOException {
        String table = Metric.OF_MESSAGES.contains(metric) ? "rollup_message" : "rollup_credit";
        String type = metric.isCount() ? "BIGINT" : "DECIMAL(28, 6)";
        assertThat(definitions(table)).containsPattern("\\b" + metric.column() + "\\s+" + Pattern.quote(type));
    }

    @ParameterizedTest
    @EnumSource
    void theKpiOfTheSameNameShowsIt(Metric metric) {
        Kpi kpi = Kpi.of(metric.code()).orElseThrow();
        assertThat(kpi.value(SampleTallies.DISTINCT, RateBase.SENT))
                .isEqualTo(SampleTallies.DISTINCT.value(metric))
                .isNotEqualTo(BigDecimal.ZERO);
        assertThat(kpi.unit()).isEqualTo(metric.isCount() ? Kpi.Unit.COUNT : Kpi.Unit.MONEY);
    }

    @ParameterizedTest
    @EnumSource
    void isSummedAndTakenAwayWithoutTheOthers(Metric metric) {
        MetricValues seven = only(metric, 7);
        assertThat(seven.plus(only(metric, 5))).isEqualTo(only(metric, 12));
        assertThat(seven.negated()).isEqualTo(only(metric, -7));
        assertThat(seven.isZero()).isFalse();
        assertThat(seven.plus(seven.negated()).isZero()).isTrue();
        assertThat(Metric.ALL)
                .filteredOn(other -> seven.value(other).signum() != 0)
                .containsExactly(metric);
        assertThat(seven.toString()).contains(metric.code() + "=7");
    }

    @ParameterizedTest
    @EnumSource
    void isHandedOverInItsPlace(Metric metric) {
        StringBuilder handedOver = new StringBuilder();
        only(metric, 7)
                .forEach(
                        Metric.ALL,
                        count -> handedOver.append(count).append(' '),
                        amount -> handedOver.append(amount).append(' '));
        List<String> values = List.of(handedOver.toString().split(" ", -1));
        assertThat(values.indexOf("7")).isEqualTo(metric.ordinal());
    }

    @Test
    void differentValuesDiffer() {
        assertThat(Metric.ALL.stream().map(metric -> only(metric, 7)).distinct())
                .hasSize(Metric.ALL.size());
    }

    static MetricValues only(Metric metric, long value) {
        return SampleTallies.of(Map.of(metric, String.valueOf(value)));
    }

    private static List<String> each(UnaryOperator<String> ofColumn) {
        return Metric.OF_MESSAGES.stream().map(Metric::column).map(ofColumn).toList();
    }

    private static List<String> listed(String columns) {
        return List.of(columns.split(", ", -1));
    }

    /** What all migrations say of a table. */
    private static String definitions(String table) throws IOException {
        Pattern statement = Pattern.compile("(?s)(?:CREATE|ALTER) TABLE " + table + "\\b.*?;\n");
        StringBuilder definitions = new StringBuilder();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.toList()) {
                statement.matcher(Files.readString(file)).results().forEach(found -> definitions.append(found.group()));
            }
        }
        return definitions.toString();
    }
}
