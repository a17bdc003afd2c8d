package io.touchstone.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.control.access.Scope;
import io.touchstone.control.workspace.RateBase;
import io.touchstone.problem.Errors;
import io.touchstone.query.kpi.Kpi;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Kpis;
import io.touchstone.query.kpi.RuleValues;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a rule of attribution makes of the numbers: one question under each of them. */
@Path("/v1/performance/rules")
@RunOnVirtualThread
@RolesAllowed(Scope.READ)
class RulesResource {

    /**
     * @param echo complete once no rule has anything to add, that with the longest window among them
     * @param dataAsOf when the newest event was stored; null while none was since this is kept
     * @param rules each touch with each window, from the weakest and the shortest on
     */
    record Rules(@JsonUnwrapped Echo echo, @Nullable Instant dataAsOf, List<RuleRow> rules) {}

    /** @param window of campaigns and flows alike */
    record RuleRow(
            TouchRule touch,
            Window window,
            @Nullable BigDecimal conversions,
            @Nullable BigDecimal revenue,
            @Nullable BigDecimal roi) {

        static RuleRow of(RuleValues rule, RateBase base) {
            return new RuleRow(
                    rule.touch(),
                    rule.window(),
                    Kpis.value(Kpi.CONVERSIONS, rule.values(), base),
                    Kpis.value(Kpi.REVENUE, rule.values(), base),
                    Kpis.value(Kpi.ROI, rule.values(), base));
        }
    }

    private final QueryContext context;
    private final KpiReader reader;

    RulesResource(QueryContext context, KpiReader reader) {
        this.context = context;
        this.reader = reader;
    }

    @GET
    public Rules rules(@BeanParam KpiParameters parameters, @BeanParam FilterParameters filters) {
        KpiQuestion asked = Errors.gather(
                errors -> parameters.parse(context.workspace(), errors).of(filters.parse(errors)));
        UnderstoodQuestion question = context.understand(asked);
        KpiQuery query = question.queries(context.workspace(), Set.of()).getFirst();
        Echo echo = context.echo(question, Window.THIRTY_DAYS);
        List<RuleValues> rules = reader.rules(query, echo);
        RateBase base = question.basis().rateBase();
        return new Rules(
                echo,
                context.dataAsOf(),
                rules.stream().map(rule -> RuleRow.of(rule, base)).toList());
    }
}
