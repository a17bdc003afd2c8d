package io.touchstone.performance;

import io.touchstone.http.Page;
import io.touchstone.http.PageRequest;
import io.touchstone.rollup.Tally;
import io.touchstone.sql.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.function.Consumer;

/** The rows of reports: a page of them, or all one by one. */
@ApplicationScoped
class Reports {

    private final KpiAnswers answers;
    private final Transactions transactions;

    Reports(KpiAnswers answers, Transactions transactions) {
        this.answers = answers;
        this.transactions = transactions;
    }

    Page<ReportRow> page(ReportQuestion question, PageRequest page) {
        Group after = page.after() == null
                ? null
                : Group.at(page.after(), question.kpis().buckets());
        List<Entry<Group, Tally>> groups = transactions.read(connection -> {
            List<Entry<Group, Tally>> found = new ArrayList<>();
            answers.walk(connection, question.kpis(), question.order(), after, group -> {
                found.add(group);
                return found.size() <= page.limit();
            });
            return found;
        });
        return Page.of(groups, page, group -> group.getKey().position())
                .map(group -> question.row(group.getKey(), group.getValue()));
    }

    /** Hands over every row in order, within a connection that sees one state of the database; few are in memory at once. */
    void all(Connection connection, ReportQuestion question, Consumer<ReportRow> consumer) throws SQLException {
        answers.walk(connection, question.kpis(), question.order(), null, group -> {
            consumer.accept(question.row(group.getKey(), group.getValue()));
            return true;
        });
    }
}
