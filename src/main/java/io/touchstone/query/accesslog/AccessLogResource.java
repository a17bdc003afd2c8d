package io.touchstone.query.accesslog;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.Scope;
import io.touchstone.control.accesslog.AccessLog;
import io.touchstone.control.accesslog.AccessLogStore;
import io.touchstone.control.accesslog.AccessPosition;
import io.touchstone.control.accesslog.LoggedAccess;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.export.Exports;
import io.touchstone.export.Format;
import io.touchstone.export.Snapshots;
import io.touchstone.export.Table;
import io.touchstone.http.OfPeople;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.PageRequest;
import io.touchstone.http.list.Paged;
import io.touchstone.query.PeriodAnswer;
import io.touchstone.query.QueryContext;
import io.touchstone.query.accesslog.AccessLogParameters.AccessLogQuestion;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.time.Period;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Who looked at people. It grows without a new version of the data, so its answers carry no {@code ETag}. */
@OfPeople
@Path("/v1/access-log")
@RunOnVirtualThread
@RolesAllowed(Scope.ADMIN)
class AccessLogResource {

    record AccessLogList(
            PeriodAnswer period,
            List<AccessLogRow> data,
            @Nullable String nextCursor) implements Paged {}

    private final QueryContext context;
    private final Exports exports;
    private final Snapshots snapshots;
    private final Transactions transactions;
    private final AccessLog log;

    AccessLogResource(
            QueryContext context, Exports exports, Snapshots snapshots, Transactions transactions, AccessLog log) {
        this.context = context;
        this.exports = exports;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.log = log;
    }

    @GET
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE, Format.XLSX_TYPE})
    @APIResponseSchema(AccessLogList.class)
    public Response accessLog(@BeanParam AccessLogParameters parameters) {
        AccessLogQuestion asked = parameters.parse();
        Format format = exports.format(asked.format());
        Period period = context.period(asked.period());
        PageRequest page = asked.page().of("access log " + period, format.isTable());
        AccessPosition after = AccessPosition.of(page.after());
        Workspace workspace = context.workspace();
        log.writeOf(workspace.id());
        if (page.isUnlimited()) {
            Table.Rows<AccessLogRow> rows =
                    snapshots.rows(workspace, (tenant, consumer) -> all(tenant, period, after, consumer));
            return exports.table(format, table(rows), context.asked(period), null);
        }
        Page<AccessLogRow> rows = Page.of(
                        transactions.statement(workspace.id(), tenant -> some(tenant, period, after, page.limit() + 1)),
                        page,
                        last -> AccessPosition.of(last).texts())
                .map(AccessLogRow::of);
        return format.isTable()
                ? exports.table(format, table(rows.data()::forEach), context.asked(period), rows.nextCursor())
                : exports.document(new AccessLogList(PeriodAnswer.of(period), rows.data(), rows.nextCursor()));
    }

    private static void all(Tenant tenant, Period period, AccessPosition begin, Consumer<AccessLogRow> consumer) {
        AccessPosition after = begin;
        List<LoggedAccess> entries;
        do {
            entries = some(tenant, period, after, Snapshots.ROWS_AT_ONCE);
            entries.stream().map(AccessLogRow::of).forEach(consumer);
            after = entries.isEmpty() ? after : AccessPosition.of(entries.getLast());
        } while (entries.size() == Snapshots.ROWS_AT_ONCE);
    }

    private static List<LoggedAccess> some(Tenant tenant, Period period, AccessPosition after, int count) {
        return AccessLogStore.find(
                tenant, period.start().toEpochMilli(), period.end().toEpochMilli(), after, count);
    }

    private static Table<AccessLogRow> table(Table.Rows<AccessLogRow> rows) {
        return new Table<>("access_log", AccessLogRow.COLUMNS, rows);
    }
}
