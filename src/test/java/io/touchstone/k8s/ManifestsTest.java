package io.touchstone.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.Endpoint;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("io.touchstone.k8s.Manifests#overlays")
class ManifestsTest {

    /** Connections that a MySQL server allows by default. */
    private static final int CONNECTIONS_OF_A_SERVER = 151;

    /** Of a shell, a backup, and whoever watches the server. */
    private static final int CONNECTIONS_OF_OTHERS = 3;

    /** The only variable that is no setting of the service. */
    private static final String OF_THE_JVM = "JAVA_TOOL_OPTIONS";

    private final Manifests manifests;

    ManifestsTest(String overlay) {
        this.manifests = Manifests.ofOverlay(overlay);
    }

    @Test
    void selectorsCarryNoVersion() {
        assertThat(selectors())
                .isNotEmpty()
                .allSatisfy(selector -> assertThat(selector)
                        .isNotEmpty()
                        .doesNotContainKeys("app.kubernetes.io/version", "version", "app.kubernetes.io/managed-by"));
    }

    @Test
    void workloadsAndServicesSelectPodsThatExist() {
        List<Map<String, String>> pods = manifests.podTemplates().stream()
                .map(template -> template.getMetadata().getLabels())
                .toList();
        assertThat(selectors())
                .filteredOn(selector -> selector.keySet().stream().noneMatch(label -> label.startsWith("pingcap.com/")))
                .allSatisfy(selector ->
                        assertThat(pods).anySatisfy(labels -> assertThat(labels).containsAllEntriesOf(selector)));
    }

    @Test
    void portsAreThoseThatTheServiceListensOn() {
        assertThat(touchstone().getPorts().stream()
                        .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "http", Integer.valueOf(Release.setting("quarkus.http.port")),
                        "management", Integer.valueOf(Release.setting("quarkus.management.port"))));
    }

    @Test
    void probesAskTheManagementPort() {
        Map<String, Probe> probes = Map.of(
                "/q/health/started", touchstone().getStartupProbe(),
                "/q/health/ready", touchstone().getReadinessProbe(),
                "/q/health/live", touchstone().getLivenessProbe());
        assertThat(probes).allSatisfy((path, probe) -> {
            assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
            assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
        });
    }

    @Test
    void routesLeadToPortsOfTheService() {
        assertThat(manifests.all(HTTPRoute.class))
                .flatExtracting(route -> route.getSpec().getRules())
                .flatExtracting(rule -> rule.getBackendRefs())
                .allSatisfy(backend -> assertThat(
                                service(backend.getName()).getSpec().getPorts())
                        .anySatisfy(port -> assertThat(port.getPort()).isEqualTo(backend.getPort())));
    }

    @Test
    void metricsAreReadWhereTheyAnswer() {
        assertThat(manifests.all(ServiceMonitor.class))
                .flatExtracting(monitor -> monitor.getSpec().getEndpoints())
                .allSatisfy((Endpoint endpoint) -> {
                    assertThat(endpoint.getPath()).isEqualTo("/q/metrics");
                    assertThat(service().getSpec().getPorts())
                            .anySatisfy(port -> assertThat(port.getName()).isEqualTo(endpoint.getPort()));
                });
    }

    @Test
    void environmentVariablesAreSettings() {
        assertThat(manifests.touchstonePods())
                .flatExtracting(pod -> pod.getContainers().getFirst().getEnv())
                .extracting(EnvVar::getName)
                .isNotEmpty()
                .filteredOn(name -> !name.equals(OF_THE_JVM))
                .isSubsetOf(Release.environmentVariables());
    }

    @Test
    void secretsAreThoseThatTheReadmeAsksFor() {
        String readme = Release.text("k8s/README.md");
        assertThat(manifests.podTemplates())
                .flatExtracting(template -> template.getSpec().getContainers())
                .flatExtracting(Container::getEnv)
                .filteredOn(variable -> variable.getValueFrom() != null)
                .extracting(variable -> variable.getValueFrom().getSecretKeyRef())
                .isNotEmpty()
                .allSatisfy(secret -> {
                    assertThat(secret.getName()).isEqualTo("touchstone");
                    assertThat(readme).contains("| `" + secret.getKey() + "` |");
                });
    }

    @Test
    void theImageIsThatOfThisRelease() {
        assertThat(manifests.touchstonePods())
                .hasSize(2)
                .extracting(pod -> pod.getContainers().getFirst().getImage())
                .allSatisfy(image -> assertThat(image).endsWith("touchstone:" + Release.version()))
                .containsOnly(touchstone().getImage());
    }

    @Test
    void podsRunAsTheUserOfTheImage() {
        assertThat(manifests.touchstonePods())
                .extracting(pod -> "USER " + pod.getSecurityContext().getRunAsUser() + ":"
                        + pod.getSecurityContext().getRunAsGroup())
                .allSatisfy(user -> assertThat(Release.text("Dockerfile")).containsOnlyOnce(user));
    }

    /** The profile "restricted" of the pod security standards, and a root file system that cannot be written. */
    @Test
    void podsAreRestricted() {
        assertThat(manifests.podTemplates()).allSatisfy(template -> {
            var pod = template.getSpec();
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getContainers()).allSatisfy(container -> {
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                        .isFalse();
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                        .isTrue();
                assertThat(container.getSecurityContext().getCapabilities().getDrop())
                        .containsExactly("ALL");
                assertThat(container.getResources().getLimits()).containsKeys("memory", "ephemeral-storage");
            });
        });
    }

    /** Half of it is heap: less, and there is no room for the rest. */
    @Test
    void touchstoneHasTheMemoryThatItsJvmIsSetFor() {
        assertThat(manifests.touchstonePods())
                .extracting(pod -> pod.getContainers()
                        .getFirst()
                        .getResources()
                        .getLimits()
                        .get("memory"))
                .allSatisfy(memory -> assertThat(Quantity.getAmountInBytes(memory))
                        .isGreaterThanOrEqualTo(Quantity.getAmountInBytes(new Quantity("512Mi"))));
    }

    /** What attacks were measured at is 535 MiB, with a heap of 256. */
    @Test
    void theServiceHasMoreMemoryThanItsJvmGoesBy() {
        assertThat(environment(OF_THE_JVM)).isEqualTo("-XX:MaxRAM=512m");
        assertThat(touchstone().getResources().getRequests().get("memory")).isEqualTo(new Quantity("512Mi"));
        assertThat(touchstone().getResources().getLimits().get("memory")).isEqualTo(new Quantity("640Mi"));
    }

    @Test
    void aPodThatEndsHasTheTimeToFinish() {
        Duration delay = duration(environment("QUARKUS_SHUTDOWN_DELAY"));
        Duration timeout = duration(Release.setting("quarkus.shutdown.timeout"));
        Long grace = manifests.deployment().getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds();
        assertThat(Duration.ofSeconds(grace)).isGreaterThan(delay.plus(timeout));
    }

    @Test
    void onlyTheMigrationMigrates() {
        assertThat(environment("QUARKUS_FLYWAY_MIGRATE_AT_START")).isEqualTo("false");
    }

    /** Receipts are known again by the key that they were made with, and nobody tells that one is missing. */
    @Test
    void theMigrationHasTheKeyOfTheService() {
        assertThat(migration()
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getEnv())
                .contains(touchstone().getEnv().stream()
                        .filter(variable -> variable.getName().equals("TOUCHSTONE_SECRETS_KEY"))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void aRolloutWaitsForAsLongAsTheMigrationMayTake() {
        assertThat(manifests.deployment().getSpec().getProgressDeadlineSeconds().longValue())
                .isGreaterThan(migration().getSpec().getActiveDeadlineSeconds());
    }

    @Test
    void asManyPodsAsThereMayBeShareTheConnectionsOfAServer() {
        int surge = manifests
                .deployment()
                .getSpec()
                .getStrategy()
                .getRollingUpdate()
                .getMaxSurge()
                .getIntVal();
        int ending = Math.ceilDiv(
                (int) duration(environment("QUARKUS_SHUTDOWN_DELAY"))
                        .plus(duration(Release.setting("quarkus.shutdown.timeout")))
                        .toSeconds(),
                manifests.deployment().getSpec().getMinReadySeconds());
        int connections = Integer.parseInt(Release.setting("quarkus.datasource.jdbc.max-size"));
        assertThat(manifests.all(HorizontalPodAutoscaler.class))
                .allSatisfy(
                        autoscaler -> assertThat((autoscaler.getSpec().getMaxReplicas() + surge + ending) * connections
                                        + connectionsOfTheMigration()
                                        + CONNECTIONS_OF_OTHERS)
                                .isLessThanOrEqualTo(CONNECTIONS_OF_A_SERVER));
    }

    private int connectionsOfTheMigration() {
        return migration().getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().stream()
                .filter(variable -> variable.getName().equals("QUARKUS_DATASOURCE_JDBC_MAX_SIZE"))
                .mapToInt(variable -> Integer.parseInt(variable.getValue()))
                .sum();
    }

    /** Whoever applies manifests from a repository cannot delete the last one by hand. */
    @Test
    void jobsAreMadeAnewByWhatAppliesThem() {
        assertThat(manifests.all(Job.class))
                .extracting(job -> job.getMetadata().getAnnotations())
                .allSatisfy(annotations -> assertThat(annotations)
                        .containsEntry("argocd.argoproj.io/hook-delete-policy", "BeforeHookCreation")
                        .containsEntry("kustomize.toolkit.fluxcd.io/force", "enabled"));
    }

    @Test
    void jobsEndAndAreClearedAway() {
        assertThat(manifests.all(Job.class)).extracting(Job::getSpec).allSatisfy(job -> {
            assertThat(job.getActiveDeadlineSeconds()).isPositive();
            assertThat(job.getTtlSecondsAfterFinished()).isPositive();
        });
    }

    @Test
    void touchstoneHasTheProcessorsThatItsJvmIsSetFor() {
        assertThat(manifests.touchstonePods())
                .extracting(pod -> pod.getContainers()
                        .getFirst()
                        .getResources()
                        .getLimits()
                        .get("cpu"))
                .allSatisfy(cpu -> assertThat(cpu.getAmount()).isEqualTo("2"));
    }

    @Test
    void policiesLetPodsOutToNamedPlacesAndToTheDatabase() {
        assertThat(manifests.all(NetworkPolicy.class))
                .filteredOn(policy -> !policy.getMetadata().getName().equals("touchstone-database"))
                .flatExtracting(policy -> policy.getSpec().getEgress())
                .allSatisfy(way -> assertThat(way.getTo()).isNotEmpty());
    }

    private Job migration() {
        return manifests.all(Job.class).stream()
                .filter(job -> job.getMetadata().getName().equals("touchstone-migrate"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theAutoscalerAloneDecidesHowManyPodsThereAre() {
        assertThat(manifests.deployment().getSpec().getReplicas()).isNull();
    }

    private Container touchstone() {
        return manifests
                .deployment()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
    }

    private Service service() {
        return service("touchstone");
    }

    private Service service(String name) {
        return manifests.all(Service.class).stream()
                .filter(service -> service.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String environment(String name) {
        return touchstone().getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static Duration duration(String seconds) {
        return Duration.parse("PT" + seconds);
    }

    private List<Map<String, String>> selectors() {
        Stream<LabelSelector> ofWorkloads = Stream.of(
                        manifests.all(Deployment.class).stream()
                                .map(each -> each.getSpec().getSelector()),
                        manifests.all(StatefulSet.class).stream()
                                .map(each -> each.getSpec().getSelector()),
                        manifests.all(PodDisruptionBudget.class).stream()
                                .map(each -> each.getSpec().getSelector()),
                        manifests.all(NetworkPolicy.class).stream()
                                .map(each -> each.getSpec().getPodSelector()))
                .flatMap(selectors -> selectors);
        return Stream.concat(
                        ofWorkloads.map(LabelSelector::getMatchLabels),
                        manifests.all(Service.class).stream()
                                .map(each -> each.getSpec().getSelector()))
                .toList();
    }
}
