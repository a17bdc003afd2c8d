package io.touchstone.export;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.workspace.SampleWorkspace;
import io.touchstone.problem.Errors;
import io.touchstone.time.Period;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Tables of any length, whole or not. */
@Path("/test/table")
@PermitAll
@RunOnVirtualThread
public class TableResource {

    /** How many rows were written of each table, added when its connection is done with. */
    static final BlockingQueue<Long> ENDED = new LinkedBlockingQueue<>();

    private static final TableQuestion DAY = new TableQuestion(
            new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 1), ZoneOffset.UTC), "", LinkedHashMap::new);

    private static final List<Column<Long>> COLUMNS = List.of(Column.of("number", Long::longValue));

    static final long ANY_ID = 1;

    private final Exports exports;
    private final Snapshots snapshots;

    TableResource(Exports exports, Snapshots snapshots) {
        this.exports = exports;
        this.snapshots = snapshots;
    }

    @GET
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE, Format.XLSX_TYPE})
    public Response table(
            @QueryParam("rows") long rows,
            @QueryParam("fail_after") long failAfter,
            @QueryParam("fail_in") @DefaultValue("1") int failIn,
            @QueryParam("workspace") @DefaultValue("1") long workspace,
            @QueryParam("limited") boolean limited,
            @BeanParam FormatParameters formats) {
        Format format = exports.format(Errors.gather(formats::parse));
        if (limited) {
            Table.Rows<Long> page = consumer -> consumer.accept(1L);
            return exports.table(format, new Table<>("numbers", COLUMNS, page), DAY, null);
        }
        int[] walks = {0};
        Table.Rows<Long> walk = snapshots.rows(SampleWorkspace.of(workspace, 0), (_, consumer) -> {
            walks[0]++;
            for (long row = 1; row <= rows; row++) {
                consumer.accept(row);
                if (row == failAfter && walks[0] == failIn) {
                    throw new IllegalStateException("the database went away");
                }
            }
        });
        Table<Long> table = new Table<>("numbers", COLUMNS, consumer -> {
            long[] written = {0};
            try {
                walk.forEach(row -> {
                    written[0] = row;
                    consumer.accept(row);
                });
            } finally {
                ENDED.add(written[0]);
            }
        });
        return exports.table(format, table, DAY, null);
    }
}
