package io.touchstone.query.report;

import io.touchstone.http.list.Page;
import io.touchstone.http.list.PageRequest;
import io.touchstone.query.kpi.Group;
import io.touchstone.query.kpi.KpiAnswers;
import io.touchstone.rollup.MetricValues;
import io.touchstone.sql.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of reports: a page of them, or all one by one. */
@ApplicationScoped
public class Reports {

    private final KpiAnswers answers;

    Reports(KpiAnswers answers) {
        this.answers = answers;
    }

    Page<ReportRow> page(Tenant tenant, ReportQuery question, PageRequest page) {
        List<Entry<Group, MetricValues>> groups = new ArrayList<>();
        answers.walk(tenant, question.kpis(), question.order(), after(question, page), group -> {
            groups.add(group);
            return groups.size() <= page.limit();
        });
        return Page.of(groups, page, group -> group.getKey().position())
                .map(group -> question.row(group.getKey(), group.getValue()));
    }

    /**
     * Hands over every row in order, within a connection that sees one state of the database; few are in memory at once.
     *
     * @param page where to begin
     */
    public void all(Tenant tenant, ReportQuery question, PageRequest page, Consumer<ReportRow> consumer) {
        answers.walk(tenant, question.kpis(), question.order(), after(question, page), group -> {
            consumer.accept(question.row(group.getKey(), group.getValue()));
            return true;
        });
    }

    private static @Nullable Group after(ReportQuery question, PageRequest page) {
        return page.after() == null
                ? null
                : Group.at(page.after(), question.kpis().buckets());
    }
}
