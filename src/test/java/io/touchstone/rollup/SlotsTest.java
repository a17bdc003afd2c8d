package io.touchstone.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.History;
import io.touchstone.Worlds;
import io.touchstone.event.Event;
import io.touchstone.sql.Row;
import io.touchstone.sql.Sql;
import io.touchstone.sql.Transactions;
import io.touchstone.workspace.WorkspaceId;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SlotsTest {

    @Inject
    Transactions transactions;

    @Test
    void oneInstanceWritesOneRowOfADayHoweverManyTransactionsItHas() {
        NewWorkspace workspace = Api.newWorkspace();
        History history = History.inPounds();
        for (int number = 0; number < 20; number++) {
            history.campaignSent("spring", "no. " + number, "jo", "2025-03-03T09:00:00Z", "0.07");
        }
        for (Event event : history.events()) {
            Worlds.send(workspace.key(), List.of(event), true);
        }
        assertThat(transactions.<List<Integer>>statement(connection -> Sql.query(
                        connection,
                        "SELECT slot FROM rollup_day WHERE workspace_id = ?",
                        Row::integer,
                        WorkspaceId.parse(workspace.id()).orElseThrow().value())))
                .hasSize(1);
    }
}
