package io.touchstone.intake.tally;

import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Keeps what was counted, by day in UTC. */
final class TallyStore {

    /** That of the primary key: two instances that add to the same rows wait for each other, and never in a circle. */
    static final Comparator<Tally> ORDER = Comparator.comparing(Tally::topic)
            .thenComparing(Tally::connectionId)
            .thenComparing(Tally::kind)
            .thenComparing(Tally::reason);

    private record StoredTally(Tally tally, TallySum sum) {}

    private TallyStore() {}

    static void add(Tenant tenant, LocalDate day, Map<Tally, TallySum> sums) {
        tenant.batch(
                """
                INSERT INTO intake_tally (workspace_id, day, topic, connection_id, kind, reason, tally, last_at)
                VALUES (:workspace, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE tally = tally + VALUES(tally), last_at = GREATEST(last_at, VALUES(last_at))
                """,
                sums.entrySet(),
                (parameters, entry) -> parameters
                        .add(day.toEpochDay())
                        .add(entry.getKey().topic().code())
                        .add(entry.getKey().connectionId())
                        .addId(entry.getKey().kind())
                        .addId(entry.getKey().reason())
                        .add(entry.getValue().count())
                        .add(entry.getValue().lastAt().toEpochMilli()));
    }

    static void deleteBefore(Tenant tenant, LocalDate day) {
        tenant.update("DELETE FROM intake_tally WHERE workspace_id = :workspace AND day < ?", day.toEpochDay());
    }

    static Map<Tally, TallySum> since(Tenant tenant, LocalDate day) {
        Map<Tally, TallySum> sums = new HashMap<>();
        tenant.query("""
                SELECT topic, connection_id, kind, reason, tally, last_at
                  FROM intake_tally
                 WHERE workspace_id = :workspace AND day >= ?
                """, TallyStore::read, day.toEpochDay())
                .forEach(stored -> sums.merge(stored.tally(), stored.sum(), TallySum::and));
        return sums;
    }

    private static StoredTally read(Row row) {
        int code = row.integer();
        Topic topic = Arrays.stream(Topic.values())
                .filter(candidate -> candidate.code() == code)
                .findFirst()
                .orElseThrow();
        return new StoredTally(
                new Tally(topic, row.number(), row.id(), row.id()),
                new TallySum(row.number(), Instant.ofEpochMilli(row.number())));
    }
}
