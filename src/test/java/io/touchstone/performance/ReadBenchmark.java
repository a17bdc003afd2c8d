package io.touchstone.performance;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.touchstone.attribution.AttributionRule;
import io.touchstone.attribution.TouchRule;
import io.touchstone.attribution.Window;
import io.touchstone.rollup.ConversionDate;
import io.touchstone.sql.Sql;
import io.touchstone.time.Period;
import io.touchstone.workspace.RateBase;
import io.touchstone.workspace.Workspace;
import io.touchstone.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows read and time taken by what {@code GET /v1/performance} asks the database, answered from roll-ups and from facts in
 * turn. Arguments: JDBC URL, user, id of a workspace, its time zone, the last day, and how often.
 */
final class ReadBenchmark {

    private static final AttributionRule WHAT_IF =
            new AttributionRule(TouchRule.DELIVERED, Window.FOURTEEN_DAYS, Window.SEVEN_DAYS);

    private final Connection connection;

    private ReadBenchmark(Connection connection) {
        this.connection = connection;
    }

    static void main(String... arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], "")) {
            connection.setAutoCommit(false);
            new ReadBenchmark(connection)
                    .run(
                            WorkspaceId.parse(arguments[2]).orElseThrow(),
                            ZoneId.of(arguments[3]),
                            LocalDate.parse(arguments[4]),
                            Integer.parseInt(arguments[5]));
        }
    }

    private void run(WorkspaceId id, ZoneId zone, LocalDate last, int times) throws SQLException {
        int generation = Sql.query(
                        connection, "SELECT generation FROM workspace WHERE id = ?", row -> row.integer(), id.value())
                .getFirst();
        Workspace workspace = new Workspace(
                id,
                "",
                zone,
                generation,
                false,
                Currency.getInstance("GBP"),
                RateBase.SENT,
                AttributionRule.DEFAULT,
                true,
                true);
        System.out.printf("%-34s %12s %12s %14s %14s %8s%n", "", "rows", "rows", "median ms", "median ms", "ratio");
        System.out.printf("%-34s %12s %12s %14s %14s %8s%n", "", "Select", "Aggregate", "Select", "Aggregate", "");
        for (int days : new int[] {30, 365}) {
            Period period = new Period(last.minusDays(days - 1), last, zone);
            for (ConversionDate date : ConversionDate.values()) {
                for (AttributionRule rule : List.of(AttributionRule.DEFAULT, WHAT_IF)) {
                    KpiQuestion question = KpiQuestion.of(
                            workspace, period, Set.of(), new Basis(rule, date, RateBase.SENT), SourceFilter.ALL);
                    String name = days + " days, " + date + (rule.equals(WHAT_IF) ? ", what-if" : ", default");
                    compare(name, question, times);
                }
            }
        }
    }

    private void compare(String name, KpiQuestion question, int times) throws SQLException {
        Map<KpiAnswers, List<Long>> nanos = new LinkedHashMap<>();
        Map<KpiAnswers, Long> rows = new LinkedHashMap<>();
        for (KpiAnswers answers :
                List.of(new SelectKpis(new RollupMeters(new SimpleMeterRegistry())), new AggregateKpis())) {
            nanos.put(answers, new ArrayList<>());
            long before = rowsRead();
            ask(answers, question);
            rows.put(answers, rowsRead() - before);
        }
        for (int i = 0; i < times; i++) {
            for (KpiAnswers answers : nanos.keySet()) {
                long start = System.nanoTime();
                ask(answers, question);
                nanos.get(answers).add(System.nanoTime() - start);
            }
        }
        List<Double> medians = nanos.values().stream()
                .map(all -> all.stream().sorted().toList().get(all.size() / 2) / 1e6)
                .toList();
        List<Long> read = List.copyOf(rows.values());
        System.out.printf(
                "%-34s %12d %12d %14.2f %14.2f %8.0f%n",
                name, read.get(0), read.get(1), medians.get(0), medians.get(1), medians.get(1) / medians.get(0));
    }

    private void ask(KpiAnswers answers, KpiQuestion question) throws SQLException {
        answers.tallies(connection, question);
        answers.totals(connection, question);
        connection.rollback();
    }

    private long rowsRead() throws SQLException {
        return Sql.query(connection, "SHOW SESSION STATUS LIKE 'Handler_read%'", row -> {
                    row.text();
                    return row.number();
                })
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
