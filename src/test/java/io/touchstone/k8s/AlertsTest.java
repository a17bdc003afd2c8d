package io.touchstone.k8s;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.sql.Transactions;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AlertsTest {

    /** A name that is followed by the labels to look for. */
    private static final Pattern METRIC_OF_A_RULE = Pattern.compile("\\b([a-z][a-z0-9_]*)\\{");

    private static final Pattern METRIC_OF_THE_SERVICE = Pattern.compile("(?m)^([a-z][a-z0-9_]*)[{ ]");
    private static final Pattern HEADING = Pattern.compile("(?m)^## (\\w+)$");

    private static final List<Rule> RULES =
            Manifests.ofOverlay("production").all(PrometheusRule.class).getFirst().getSpec().getGroups().stream()
                    .flatMap(group -> group.getRules().stream())
                    .toList();

    @Inject
    Transactions transactions;

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void rulesAskForMetricsThatTheServiceHas() {
        get("/v1/performance");
        transactions.read(connection -> true); // the first use counts from zero
        Set<String> metrics =
                names(METRIC_OF_THE_SERVICE, get(management.resolve("metrics")).asString());
        metrics.add("up"); // Prometheus's own
        assertThat(RULES)
                .flatExtracting(rule -> names(METRIC_OF_A_RULE, rule.getExpr().getStrVal()))
                .isNotEmpty()
                .isSubsetOf(metrics);
    }

    @Test
    void everyAlertHasAParagraphOfTheRunbookAndEveryParagraphAnAlert() {
        assertThat(names(HEADING, Release.text("docs/runbook.md")))
                .containsExactlyInAnyOrderElementsOf(
                        RULES.stream().map(Rule::getAlert).toList());
    }

    @Test
    void everyAlertNamesItsParagraph() {
        assertThat(RULES)
                .allSatisfy(rule -> assertThat(rule.getAnnotations())
                        .containsEntry(
                                "runbook_url",
                                "docs/runbook.md#" + rule.getAlert().toLowerCase(Locale.ROOT)));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult name) -> name.group(1))
                .collect(Collectors.toSet());
    }
}
