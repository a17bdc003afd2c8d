package io.touchstone.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.Api;
import io.touchstone.History;
import io.touchstone.event.json.ParsedEvent;
import io.touchstone.sql.CountedStatements;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Round trips to the database do not grow with the events of a batch. */
@QuarkusTest
class StatementsTest {

    /** Of six events each: beyond 2,000 ids, look-ups go in pieces, see Tenant.queryIn. */
    private static final int MANY = 300;

    /** So many that keys are made in a transaction of their own. */
    private static final int SOME = 150;

    @Inject
    Ingestion ingestion;

    @Test
    void aLargeBatchTakesTheStatementsOfOneHalfAsLarge() {
        assertThat(statementsOf(MANY)).isEqualTo(statementsOf(SOME)).isPositive();
    }

    @Test
    void aSmallBatchTakesFewer() {
        assertThat(statementsOf(10)).isEqualTo(statementsOf(1)).isLessThan(statementsOf(SOME));
    }

    @Test
    void aBatchOfEventsThatAreKnownTakesLess() {
        WorkspaceId workspace = newWorkspace();
        List<ParsedEvent> events = journeys(MANY);
        ingestion.store(workspace, events);
        assertThat(CountedStatements.during(() -> ingestion.store(workspace, events)))
                .isLessThan(statementsOf(1));
    }

    @Test
    void moneyBackOfManyKnownOrdersTakesTheStatementsOfOne() {
        assertThat(statementsOfRefunds(40)).isEqualTo(statementsOfRefunds(1));
    }

    @Test
    void clicksOnManyMessagesThatRefsNameTakeTheStatementsOfOne() {
        assertThat(statementsOfClicksByRef(40)).isEqualTo(statementsOfClicksByRef(1));
    }

    private long statementsOfClicksByRef(int messages) {
        WorkspaceId workspace = newWorkspace();
        History sent = History.inPounds();
        History clicks = new History("GBP", "click");
        for (int number = 0; number < messages; number++) {
            sent.sentAs(false, "spring", "m" + number, "c" + number, "r" + number, "2025-03-03T09:00:00Z");
            clicks.clickedRef("r" + number, "2025-03-03T10:00:00Z");
        }
        ingestion.store(workspace, parsed(sent));
        return CountedStatements.during(() -> ingestion.store(workspace, parsed(clicks)));
    }

    /** Of a batch that gives back money of so many orders that are known. */
    private long statementsOfRefunds(int orders) {
        WorkspaceId workspace = newWorkspace();
        ingestion.store(workspace, journeys(orders));
        History refunds = new History("GBP", "late");
        for (int number = 0; number < orders; number++) {
            refunds.refunded("no. " + number, "2025-03-05T11:00:00Z", "1.00");
        }
        return CountedStatements.during(() -> ingestion.store(workspace, parsed(refunds)));
    }

    /** Of a batch of so many new people who get, read and click a message, buy, and get money back. */
    private long statementsOf(int people) {
        WorkspaceId workspace = newWorkspace();
        List<ParsedEvent> events = journeys(MANY + people);
        int known = events.size() / (MANY + people) * MANY;
        ingestion.store(workspace, events.subList(0, known));
        return CountedStatements.during(() -> ingestion.store(workspace, events.subList(known, events.size())));
    }

    private static List<ParsedEvent> journeys(int people) {
        History history = History.inPounds();
        for (int number = 0; number < people; number++) {
            String id = "no. " + number;
            history.campaignSent("spring", id, id, "2025-03-03T09:00:00Z", "0.07")
                    .delivered(id, "2025-03-03T09:00:01Z")
                    .read(id, "2025-03-03T10:00:00Z")
                    .clicked(id, "2025-03-03T10:00:01Z")
                    .bought(id, id, "2025-03-03T11:00:00Z", "10.00")
                    .refunded(id, "2025-03-04T11:00:00Z", "1.00");
        }
        return parsed(history);
    }

    private static List<ParsedEvent> parsed(History history) {
        return history.events().stream()
                .<ParsedEvent>map(ParsedEvent.Valid::new)
                .toList();
    }

    private static WorkspaceId newWorkspace() {
        return WorkspaceId.parse(Api.newWorkspace().id()).orElseThrow();
    }
}
