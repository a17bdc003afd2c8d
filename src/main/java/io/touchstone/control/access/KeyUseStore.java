package io.touchstone.control.access;

import io.touchstone.sql.Sql;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Map;

/** Keeps the day on which a key was last of use. */
final class KeyUseStore {

    private KeyUseStore() {}

    /** A later day that is there already stays; a key that is not there any more stays away. */
    static void save(Connection connection, Map<KeyName, LocalDate> days) {
        Sql.batch(
                connection,
                """
                UPDATE api_key SET last_used_day = ?
                 WHERE workspace_id = ? AND id = ? AND (last_used_day IS NULL OR last_used_day < ?)
                """,
                days.entrySet(),
                (parameters, use) -> parameters
                        .add(use.getValue().toEpochDay())
                        .add(use.getKey().workspace().value())
                        .add(use.getKey().key().value())
                        .add(use.getValue().toEpochDay()));
    }
}
