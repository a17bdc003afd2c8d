package io.touchstone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchstone.Api;
import io.touchstone.Api.NewWorkspace;
import io.touchstone.sql.AnySql;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class YearsTest {

    private static final int YEARS = 3;
    /** Some of the next year, too. */
    private static final int EVENTS = 3_000;

    @Inject
    AgroalDataSource database;

    @AfterEach
    void leaveTheSchemaAsItWas() throws SQLException {
        try (Connection connection = database.getConnection()) {
            AnySql.update(connection, "DROP TABLE IF EXISTS benchmark_progress");
        }
    }

    @Test
    void anAuditOfManyYearsFindsNothing() throws Exception {
        Workspace years = manyYearsOf(oneYear());
        JsonPath audit = audit(years);
        assertThat(audit.getList("found")).isEmpty();
        assertThat(audit.getInt("events")).isEqualTo(YEARS * EVENTS);
    }

    @Test
    void manyYearsTakeMoreEventsAndStayTrue() throws Exception {
        Workspace years = manyYearsOf(oneYear());
        List<WorldEvent> events = new World(1_000).take(EVENTS + 100).subList(EVENTS, EVENTS + 100);
        assertThat(post(years, events).getInt("accepted")).isEqualTo(events.size());
        assertThat(audit(years).getList("found")).isEmpty();
    }

    @Test
    void everyYearHasTheNumbersOfTheFirst() throws Exception {
        Workspace year = oneYear();
        Workspace years = manyYearsOf(year);
        LocalDate last = World.FIRST_DAY.plusDays(60);
        for (int number = 0; number < YEARS; number++) {
            assertThat(kpis(years, last.minusDays((long) number * CopiedYear.DAYS_APART)))
                    .as("%d years before", number)
                    .isEqualTo(kpis(year, last));
        }
    }

    private static Workspace oneYear() {
        Workspace year = newWorkspace();
        post(year, new World(1_000).take(EVENTS));
        return year;
    }

    private Workspace manyYearsOf(Workspace year) throws IOException, InterruptedException, SQLException {
        Workspace years = newWorkspace();
        Report silent = new Report(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        try (Connection connection = database.getConnection()) {
            Progress.create(connection);
            new Years(database::getConnection, silent).copy(connection, year, years, YEARS);
        }
        return years;
    }

    private static Workspace newWorkspace() {
        NewWorkspace created = Api.newWorkspace("UTC", WorldEvent.CURRENCY);
        return new Workspace(WorkspaceId.parse(created.id()).orElseThrow(), created.key());
    }

    private static JsonPath post(Workspace workspace, List<WorldEvent> events) {
        return Api.as(workspace.key())
                .body(events.stream().map(WorldEvent::json).collect(Collectors.joining(",", "{\"events\":[", "]}")))
                .post("/v1/events")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath audit(Workspace workspace) {
        return Api.as(workspace.key())
                .get("/v1/audit")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Object kpis(Workspace workspace, LocalDate last) {
        return Api.as(workspace.key())
                .queryParam("from", last.minusDays(29).toString())
                .queryParam("to", last.toString())
                .get("/v1/performance")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("kpis");
    }
}
