package io.touchstone.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import io.touchstone.operations.MetricsTable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alerts and the dashboard, held to the table of metrics, which is held to the service, and to the runbook. */
class AlertsTest {

    /** Yours, in an installation. */
    private static final String RUNBOOK = "https://git.example.com/touchstone/docs/runbook.md";

    /** What would add the series of one namespace to those of another. */
    private static final Pattern ACROSS_NAMESPACES =
            Pattern.compile("\\b(sum|min|max|count)( by \\((?!namespace)|\\()");

    /** A name that is followed by the labels to look for. */
    private static final Pattern METRIC = Pattern.compile("\\b([a-z][a-z0-9_]*)\\{");

    private static final Pattern HEADING = Pattern.compile("(?m)^## (\\w+)$");
    private static final Pattern FIRED = Pattern.compile("alertname: (\\w+)\\s+eval_time: \\w+\\s+exp_alerts:");

    /** What histograms and summaries are asked for by. */
    private static final Pattern SERIES = Pattern.compile("_(bucket|count|sum)$");

    private static final Set<String> KNOWN = known();

    private final Manifests manifests = Manifests.ofOverlay("production");

    private final List<Rule> rules = manifests.all(PrometheusRule.class).getFirst().getSpec().getGroups().stream()
            .flatMap(group -> group.getRules().stream())
            .toList();

    @Test
    void rulesAskForMetricsOfTheTable() {
        assertThat(rules)
                .flatExtracting(rule -> names(METRIC, rule.getExpr().getStrVal()))
                .isNotEmpty()
                .allSatisfy(AlertsTest::isInTheTable);
    }

    @Test
    void theDashboardAsksForMetricsOfTheTable() throws IOException {
        List<String> expressions = dashboard().findValuesAsText("expr");
        assertThat(expressions)
                .isNotEmpty()
                .allSatisfy(expression -> assertThat(names(METRIC, expression)).isNotEmpty())
                .flatExtracting(expression -> names(METRIC, expression))
                .allSatisfy(AlertsTest::isInTheTable);
    }

    @Test
    void theDashboardShowsEveryMetricThatIsOurOwn() throws IOException {
        String expressions = String.join("\n", dashboard().findValuesAsText("expr"));
        assertThat(MetricsTable.names())
                .filteredOn(name -> name.startsWith("touchstone_") && !name.endsWith("_max"))
                .allSatisfy(name -> assertThat(expressions).contains(name));
    }

    @Test
    void everyAlertHasAParagraphOfTheRunbookAndEveryParagraphAnAlert() {
        assertThat(names(HEADING, Release.text("docs/runbook.md"))).isEqualTo(alerts());
    }

    @Test
    void everyAlertNamesItsParagraph() {
        assertThat(rules)
                .allSatisfy(rule -> assertThat(rule.getAnnotations())
                        .containsEntry(
                                "runbook_url", RUNBOOK + "#" + rule.getAlert().toLowerCase(Locale.ROOT)));
    }

    /** Staging hides nothing of production. */
    @Test
    void noRuleAddsOneNamespaceToAnother() {
        assertThat(rules)
                .allSatisfy(rule -> assertThat(rule.getExpr().getStrVal()).doesNotContainPattern(ACROSS_NAMESPACES));
    }

    /** Whether they do is promtool's to say: {@code make check-alerts}. */
    @Test
    void everyAlertFiresInATest() {
        assertThat(names(FIRED, Release.text("k8s/components/monitoring/alerts.test.yaml")))
                .isEqualTo(alerts());
    }

    private Set<String> alerts() {
        return rules.stream().map(Rule::getAlert).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(MetricsTable.names());
        known.add("up"); // Prometheus's own
        known.add("kube_deployment_status_replicas_available"); // that of kube-state-metrics
        return known;
    }

    private JsonNode dashboard() throws IOException {
        ConfigMap config = manifests.all(ConfigMap.class).getFirst();
        assertThat(config.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1");
        return new JsonMapper().readTree(config.getData().get("touchstone.json"));
    }

    private static void isInTheTable(String series) {
        assertThat(List.of(series, SERIES.matcher(series).replaceFirst("")))
                .as(series)
                .containsAnyElementsOf(KNOWN);
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult name) -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
