package io.touchstone.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComponentsTest {

    private final Manifests everyComponent =
            Manifests.parse(Manifests.kustomize(Path.of("src/test/kustomize/every-component")));

    /** Those of the production overlay that come from a Secret. */
    private final List<String> secretVariables = Manifests.ofOverlay("production").touchstonePods().stream()
            .flatMap(pod -> pod.getContainers().getFirst().getEnv().stream())
            .filter(variable -> variable.getValueFrom() != null)
            .map(EnvVar::getName)
            .toList();

    @Test
    void secretsAsAFileAreNoVariables() {
        assertThat(everyComponent.touchstonePods()).hasSize(2).allSatisfy(pod -> {
            assertThat(pod.getContainers().getFirst().getEnv())
                    .isNotEmpty()
                    .extracting(EnvVar::getName)
                    .doesNotContainAnyElementsOf(secretVariables);
            assertThat(pod.getContainers().getFirst().getVolumeMounts())
                    .anySatisfy(mount -> assertThat(mount.getMountPath()).isEqualTo("/touchstone/config"));
        });
    }

    @Test
    void anOverlayOfOnesOwnNamesTheImageByItsDigest() {
        assertThat(everyComponent.touchstonePods())
                .hasSize(2)
                .extracting(pod -> pod.getContainers().getFirst().getImage())
                .allSatisfy(image -> assertThat(image)
                        .startsWith("registry.example.com/touchstone:")
                        .contains("@sha256:"));
    }

    @Test
    void theMigrationFindsReceiptsOfErasures() {
        assertThat(everyComponent.touchstonePods())
                .filteredOn(pod -> pod.getContainers().getFirst().getEnv().stream()
                        .anyMatch(variable -> variable.getName().equals("TOUCHSTONE_ERASURES_LIST")))
                .singleElement()
                .satisfies(pod -> assertThat(pod.getContainers().getFirst().getVolumeMounts())
                        .extracting(VolumeMount::getMountPath)
                        .contains("/receipts", "/tmp", "/touchstone/config"));
    }

    @Test
    void gatewaysRefuseNoBodyAndCutNoAnswer() {
        assertThat(everyComponent.all(Ingress.class))
                .extracting(ingress -> ingress.getMetadata().getAnnotations())
                .allSatisfy(annotations -> assertThat(annotations)
                        .containsEntry("nginx.ingress.kubernetes.io/proxy-body-size", "0")
                        .containsEntry("nginx.ingress.kubernetes.io/proxy-request-buffering", "off"));
        assertThat(everyComponent.all(HTTPRoute.class))
                .extracting(route ->
                        route.getSpec().getRules().getFirst().getTimeouts().getRequest())
                .containsExactly("0s");
    }

    /** No overlay has it: it is there for clusters without the Gateway API. */
    @Test
    void theIngressLeadsToTheService() {
        assertThat(Manifests.parse(Manifests.kustomize(Path.of("k8s/components/ingress")))
                        .all(Ingress.class))
                .flatExtracting(ingress -> ingress.getSpec().getRules())
                .flatExtracting(rule -> rule.getHttp().getPaths())
                .extracting(path -> path.getBackend().getService().getName())
                .isNotEmpty()
                .containsOnly("touchstone", "touchstone-links");
    }

    @Test
    void aPropertyThatKubernetesDoesNotKnowIsAnError() {
        assertThatThrownBy(() -> Manifests.parse("""
                        apiVersion: v1
                        kind: Service
                        metadata:
                          name: touchstone
                        spec:
                          selektor: {}
                        """))
                .isInstanceOf(UncheckedIOException.class)
                .cause()
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("selektor");
    }
}
