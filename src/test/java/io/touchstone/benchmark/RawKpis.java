package io.touchstone.benchmark;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The KPIs of some days from the events alone, in one statement: every additive one under the default rule, without what
 * the world does not have (corrected costs, test orders, two claims to one message).
 */
final class RawKpis {

    private static final long CAMPAIGN_WINDOW = 2 * 86_400_000L;
    private static final long FLOW_WINDOW = 86_400_000L;

    /** Of messages: for DuckDB and MySQL alike. */
    private static final String MESSAGES = """
            SELECT COUNT(*) AS sent, SUM(delivered) AS delivered, SUM(failed * (1 - delivered)) AS failed,
              SUM(was_read) AS was_read, SUM(responses > 0) AS responded, SUM(clicks > 0) AS clicked,
              SUM(responses > 0 OR clicks > 0) AS interacted, SUM(responses) AS responses, SUM(clicks) AS clicks,
              SUM(machine_clicks) AS machine_clicks, SUM(text_replies) AS text_replies, SUM(cost) AS cost
            FROM (
              SELECT MAX(CASE WHEN e.type IN (2, 4, 6, 7) OR e.type = 8 AND NOT e.machine THEN 1 ELSE 0 END) AS delivered,
                MAX(CASE WHEN e.type = 5 THEN 1 ELSE 0 END) AS failed,
                MAX(CASE WHEN e.type IN (4, 6, 7) OR e.type = 8 AND NOT e.machine THEN 1 ELSE 0 END) AS was_read,
                SUM(CASE WHEN e.type = 6 THEN 1 ELSE 0 END) AS responses,
                SUM(CASE WHEN e.type = 8 AND NOT e.machine THEN 1 ELSE 0 END) AS clicks,
                SUM(CASE WHEN e.type = 8 AND e.machine THEN 1 ELSE 0 END) AS machine_clicks,
                SUM(CASE WHEN e.type = 7 THEN 1 ELSE 0 END) AS text_replies,
                SUM(CASE WHEN e.type = 1 THEN e.amount END) AS cost
              FROM event s JOIN event e ON e.subject = s.subject
              WHERE s.type = 1 AND s.moment >= ? AND s.moment < ?
              GROUP BY s.subject) AS message
            """;

    /** Whether a purchase is credited does not depend on which of the two kinds earns it. */
    private static final String PURCHASES = """
            WITH period AS (SELECT CAST(? AS BIGINT) AS first, CAST(? AS BIGINT) AS past),
              placed AS (
                SELECT subject, contact, moment FROM event
                WHERE type = 9 AND moment >= (SELECT first FROM period) AND moment < (SELECT past FROM period)),
              bought AS (
                SELECT p.subject, p.contact, p.moment,
                  arg_max(e.amount, e.moment) FILTER (e.type IN (9, 10)) AS amount,
                  COALESCE(SUM(e.amount) FILTER (e.type = 11), 0) AS refunded,
                  bool_or(e.type = 12) AS cancelled
                FROM placed p JOIN event e ON e.subject = p.subject GROUP BY ALL),
              touch AS (
                SELECT s.contact, s.kind, e.moment FROM event e JOIN event s ON s.subject = e.subject AND s.type = 1
                WHERE (e.type IN (4, 6, 7) OR e.type = 8 AND NOT e.machine)
                  AND e.moment >= (SELECT first FROM period) - %d AND e.moment < (SELECT past FROM period)),
              credited AS (
                SELECT b.amount, LEAST(b.refunded, b.amount) AS refunds, COALESCE(
                    b.moment - c.moment <= %d, FALSE) OR COALESCE(b.moment - f.moment <= %d, FALSE) AS credited
                FROM bought b
                ASOF LEFT JOIN (FROM touch WHERE kind = 1) c ON b.contact = c.contact AND b.moment >= c.moment
                ASOF LEFT JOIN (FROM touch WHERE kind = 2) f ON b.contact = f.contact AND b.moment >= f.moment
                WHERE NOT b.cancelled)
            SELECT COUNT(*) FILTER (credited) AS conversions, SUM(amount) FILTER (credited) AS gross_revenue,
              SUM(refunds) FILTER (credited) AS refunds, COUNT(*) AS total_purchases,
              SUM(amount - refunds) AS total_revenue
            FROM credited
            """.formatted(CAMPAIGN_WINDOW, CAMPAIGN_WINDOW, FLOW_WINDOW);

    private RawKpis() {}

    /** All of them, from what {@link DuckDb#ofEvents} made. */
    static Map<String, BigDecimal> inDuckDb(Connection duckDb, Questions questions) throws SQLException {
        Map<String, BigDecimal> kpis = new LinkedHashMap<>();
        read(duckDb, MESSAGES, questions, kpis);
        read(duckDb, PURCHASES, questions, kpis);
        return kpis;
    }

    /** Those of messages alone, from the product's own table. */
    static Map<String, BigDecimal> ofMessagesInMySql(Connection mysql, Questions questions) throws SQLException {
        String table =
                "(SELECT subject_key AS subject, type, occurred_at AS moment, workspace_amount AS amount, machine"
                        + " FROM event WHERE workspace_id = "
                        + questions.workspace().id().value() + ")";
        Map<String, BigDecimal> kpis = new LinkedHashMap<>();
        read(mysql, MESSAGES.replace("event s", table + " s").replace("event e", table + " e"), questions, kpis);
        return kpis;
    }

    private static void read(Connection connection, String sql, Questions questions, Map<String, BigDecimal> kpis)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, start(questions.first()).toEpochMilli());
            statement.setLong(2, start(questions.last().plusDays(1)).toEpochMilli());
            try (ResultSet results = statement.executeQuery()) {
                results.next();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    BigDecimal value = results.getBigDecimal(i);
                    String name = results.getMetaData().getColumnLabel(i);
                    kpis.put(name.equals("was_read") ? "read" : name, value == null ? BigDecimal.ZERO : value);
                }
            }
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
