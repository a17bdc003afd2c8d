package io.touchstone.source.setup;

import io.touchstone.intake.tally.Tallies;
import io.touchstone.intake.tally.Tally;
import io.touchstone.intake.tally.TallySum;
import io.touchstone.intake.tally.Topic;
import io.touchstone.tenant.WorkspaceId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much came over each connection of a workspace that proved itself, and when the last of it.
 *
 * @param byConnection by its number; none of those over which nothing came
 */
public record DeliveryTallies(Map<Long, TallySum> byConnection) {

    /** Of the last days, from the given one in UTC on. */
    static DeliveryTallies since(Tallies tallies, WorkspaceId workspace, LocalDate day) {
        return of(tallies.since(workspace, day));
    }

    public static DeliveryTallies of(Map<Tally, TallySum> sums) {
        Map<Long, TallySum> byConnection = new HashMap<>();
        sums.forEach((tally, sum) -> {
            if (tally.topic() == Topic.DELIVERED) {
                byConnection.merge(tally.connectionId(), sum, TallySum::and);
            }
        });
        return new DeliveryTallies(byConnection);
    }

    /** Null where nothing came. */
    public @Nullable TallySum of(ConnectionId connection) {
        return byConnection.get(connection.value());
    }
}
