package io.touchstone.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ComponentsTest {

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
