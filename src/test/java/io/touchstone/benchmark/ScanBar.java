package io.touchstone.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code GET /v1/performance} beside DuckDB, which scans the events in this process, and beside plain SQL in MySQL. */
final class ScanBar {

    private static final int ROUNDS = 30;
    private static final int MYSQL_ROUNDS = 3;

    private final Settings settings;
    private final Service service;
    private final Report report;

    ScanBar(Settings settings, Service service, Report report) {
        this.settings = settings;
        this.service = service;
        this.report = report;
    }

    void measure(Connection mysql, Questions questions) throws IOException, SQLException {
        report.progress("copying the events to DuckDB");
        byte[] question = questions.performance("");
        try (Connection duckDb = DuckDb.ofEvents(mysql, questions.workspace(), settings.folder());
                HttpConnection connection = service.connect()) {
            Samples ours = new Samples();
            Samples peer = new Samples();
            for (int round = 0; round < 2 * ROUNDS; round++) {
                long start = System.nanoTime();
                JsonNode answer = Json.parse(connection.send(question));
                double answered = Turns.milliseconds(start);
                start = System.nanoTime();
                Map<String, BigDecimal> kpis = RawKpis.inDuckDb(duckDb, questions);
                double scanned = Turns.milliseconds(start);
                if (round == 0) {
                    compare("DuckDB", answer, kpis);
                }
                if (round >= ROUNDS) {
                    ours.add(answered);
                    peer.add(scanned);
                }
            }
            report.bar(new Bar(
                    "GET /v1/performance of 30 days, against DuckDB over the events",
                    "%.2f ms".formatted(ours.median()),
                    "%.2f ms".formatted(peer.median()),
                    peer.median() / ours.median(),
                    Bar.atLeast(10)));
            Samples mysqlTimes = new Samples();
            for (int round = 0; round < MYSQL_ROUNDS; round++) {
                long start = System.nanoTime();
                Map<String, BigDecimal> kpis = RawKpis.ofMessagesInMySql(mysql, questions);
                mysqlTimes.add(Turns.milliseconds(start));
                if (round == 0) {
                    compare("MySQL", Json.parse(connection.send(question)), kpis);
                }
            }
            report.note(
                    "plain SQL over the event table in MySQL: %,.0f ms for the KPIs of messages alone (%,.0f times as long)",
                    mysqlTimes.median(), mysqlTimes.median() / ours.median());
        }
    }

    /** A peer that does not find the same is no peer. */
    private void compare(String name, JsonNode answer, Map<String, BigDecimal> kpis) {
        List<String> different = new ArrayList<>();
        kpis.forEach((kpi, value) -> {
            JsonNode own = answer.path("kpis").path(kpi);
            if (!own.isNumber() || own.decimalValue().compareTo(value) != 0) {
                different.add(kpi + " " + value.toPlainString() + " instead of " + own);
            }
        });
        if (!different.isEmpty()) {
            throw new IllegalStateException(name + " has " + String.join(", ", different));
        }
        report.note("%s finds the same %d figures", name, kpis.size());
    }
}
