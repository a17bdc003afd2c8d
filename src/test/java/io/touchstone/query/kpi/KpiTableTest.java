package io.touchstone.query.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** {@code docs/kpis.md} lists what there is. */
class KpiTableTest {

    private static final Path FILE = Path.of("docs", "kpis.md");

    @Test
    void itHasARowForEachKpiInTheirOrder() throws IOException {
        List<String> rows = Files.readAllLines(FILE).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(rows)
                .isEqualTo(Arrays.stream(Kpi.values()).map(KpiTableTest::row).toList());
    }

    private static String row(Kpi kpi) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        kpi.code(),
                        kpi.label(),
                        kpi.unit().name().toLowerCase(Locale.ROOT),
                        kpi.isAdditive() ? "yes" : "no",
                        kpi.formula());
    }
}
