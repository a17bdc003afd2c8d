package io.touchstone.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.History;
import io.touchstone.Numbers;
import io.touchstone.Worlds;
import io.touchstone.event.Event;
import io.touchstone.sql.Row;
import io.touchstone.sql.SqlText;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
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
        assertThat(transactions.<List<Integer>>statement(
                        id(workspace),
                        tenant -> tenant.query(
                                "SELECT slot FROM rollup_day WHERE workspace_id = :workspace", Row::integer)))
                .hasSize(1);
    }

    @Test
    void readersSumWhatSeveralInstancesWrote() {
        NewWorkspace workspace = Api.newWorkspace();
        History history = History.inPounds();
        for (String id : List.of("first", "second")) {
            history.campaignSent("spring", id, id, "2025-03-03T09:00:00Z", "0.07")
                    .delivered(id, "2025-03-03T09:00:01Z")
                    .read(id, "2025-03-03T10:00:00Z")
                    .bought(id, id, "2025-03-03T11:00:00Z", "10.00");
        }
        List<Event> events = history.events();
        int half = events.size() / 2;
        Worlds.send(workspace.key(), events.subList(0, half), true);
        moveToAnotherSlot(workspace);
        Worlds.send(workspace.key(), events.subList(half, events.size()), true);
        for (String path : List.of("/v1/performance", "/v1/campaigns")) {
            JsonNode answer = Worlds.get(workspace.key(), path, Map.of("from", "2025-03-03", "to", "2025-03-03"));
            assertThat(answer.findValue("sent").asInt()).as(path).isEqualTo(2);
            assertThat(answer.findValue("conversions").asInt()).as(path).isEqualTo(2);
        }
        Numbers.assertAuditIsClean(workspace.key());
    }

    /** As if another instance had written them. */
    private void moveToAnotherSlot(NewWorkspace workspace) {
        for (SqlText update : List.of(
                SqlText.of("UPDATE rollup_day"),
                SqlText.of("UPDATE rollup_message"),
                SqlText.of("UPDATE rollup_credit"),
                SqlText.of("UPDATE rollup_purchase"))) {
            transactions.write(
                    id(workspace),
                    tenant -> tenant.update(update.and(" SET slot = slot + 10 WHERE workspace_id = :workspace")));
        }
    }

    private static WorkspaceId id(NewWorkspace workspace) {
        return WorkspaceId.parse(workspace.id()).orElseThrow();
    }
}
