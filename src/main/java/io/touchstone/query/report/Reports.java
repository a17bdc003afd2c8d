package io.touchstone.query.report;

import io.touchstone.http.list.FirstFew;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.PageRequest;
import io.touchstone.query.kpi.Group;
import io.touchstone.query.kpi.KpiAnswers;
import io.touchstone.query.kpi.KpiGroups;
import io.touchstone.query.kpi.Totals;
import io.touchstone.query.report.ReportOrder.Standing;
import io.touchstone.rollup.MetricValues;
import io.touchstone.sql.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of reports: a page of them, or all one by one. */
@ApplicationScoped
public class Reports {

    private record Ranked(Standing standing, ReportLine line) {}

    private final KpiAnswers answers;

    Reports(KpiAnswers answers) {
        this.answers = answers;
    }

    /** However many rows there are, no more are in memory than those of the page. */
    Page<ReportRow> page(Tenant tenant, ReportQuery question, PageRequest page) {
        ReportOrder order = question.sorting();
        List<ReportLine> lines = new ArrayList<>();
        if (question.isInOrderOfGroups()) {
            walk(tenant, question, after(order, page), line -> {
                lines.add(line);
                return lines.size() <= page.limit();
            });
        } else {
            lines.addAll(first(tenant, question, page));
        }
        return Page.of(lines, page, order::position).map(question::row);
    }

    /**
     * Hands over every row in order, within a connection that sees one state of the database; few are in memory at once, unless
     * they have to be sorted.
     *
     * @param page where to begin
     */
    public void all(Tenant tenant, ReportQuery question, PageRequest page, Consumer<ReportRow> consumer) {
        ReportOrder order = question.sorting();
        Standing after = after(order, page);
        if (question.isInOrderOfGroups()) {
            walk(tenant, question, after, line -> {
                consumer.accept(question.row(line));
                return true;
            });
        } else {
            lines(tenant, question)
                    .map(line -> new Ranked(order.standing(line), line))
                    .filter(ranked -> after == null || order.comparator().compare(ranked.standing(), after) > 0)
                    .sorted(Comparator.comparing(Ranked::standing, order.comparator()))
                    .forEach(ranked -> consumer.accept(question.row(ranked.line())));
        }
    }

    /** The first rows of a page and one more, in order: of all others none is kept. */
    private List<ReportLine> first(Tenant tenant, ReportQuery question, PageRequest page) {
        ReportOrder order = question.sorting();
        Standing after = after(order, page);
        FirstFew<Ranked> first =
                new FirstFew<>(Comparator.comparing(Ranked::standing, order.comparator()), page.limit() + 1);
        Consumer<ReportLine> keep = line -> {
            Standing standing = order.standing(line);
            if (after == null || order.comparator().compare(standing, after) > 0) {
                first.add(new Ranked(standing, line));
            }
        };
        if (question.hasTotals()) {
            lines(tenant, question).forEach(keep);
        } else {
            walk(tenant, question, null, line -> {
                keep.accept(line);
                return true;
            });
        }
        return first.inOrder().stream().map(Ranked::line).toList();
    }

    private void walk(Tenant tenant, ReportQuery question, @Nullable Standing after, Predicate<ReportLine> consumer) {
        if (question.isOfFrequencies()) {
            lines(tenant, question)
                    .filter(line -> after == null || question.order().compare(line.group(), after.group()) > 0)
                    .sorted(Comparator.comparing(ReportLine::group, question.order()))
                    .takeWhile(consumer)
                    .forEach(_ -> {});
            return;
        }
        answers.walk(
                tenant,
                question.kpis(),
                question.order(),
                after == null ? null : after.group(),
                group -> consumer.test(new ReportLine(group.getKey(), group.getValue(), Totals.ZERO)));
    }

    /** All there are, in no order. */
    private Stream<ReportLine> lines(Tenant tenant, ReportQuery question) {
        if (!question.hasTotals()) {
            return groups(tenant, question).entrySet().stream()
                    .map(group -> new ReportLine(group.getKey(), group.getValue(), Totals.ZERO))
                    .filter(line -> !line.isZero());
        }
        KpiGroups answer = answers.answer(tenant, List.of(question.kpis())).getFirst();
        Set<Group> groups = new HashSet<>(answer.groups().keySet());
        answer.totals().keySet().forEach(time -> groups.add(Group.all(time)));
        return groups.stream()
                .map(group -> new ReportLine(
                        group,
                        answer.groups().getOrDefault(group, MetricValues.ZERO),
                        answer.totals().getOrDefault(group.time(), Totals.ZERO)))
                .filter(line -> !line.isZero());
    }

    private Map<Group, MetricValues> groups(Tenant tenant, ReportQuery question) {
        return question.isOfFrequencies()
                ? AggregateFrequencies.groups(tenant, question.kpis())
                : answers.groups(tenant, question.kpis());
    }

    private static @Nullable Standing after(ReportOrder order, PageRequest page) {
        return page.after() == null ? null : order.at(page.after());
    }
}
