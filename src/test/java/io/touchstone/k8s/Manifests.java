package io.touchstone.k8s;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What {@code kubectl kustomize} makes of a folder, every property of it understood. */
record Manifests(List<Object> resources) {

    private static final Path OVERLAYS = Path.of("k8s", "overlays");

    /** By API version and kind. Another kind is an error, until its model stands here. */
    private static final Map<String, Class<?>> MODELS = Map.ofEntries(
            Map.entry("v1 ConfigMap", ConfigMap.class),
            Map.entry("v1 Service", Service.class),
            Map.entry("v1 ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("apps/v1 StatefulSet", StatefulSet.class),
            Map.entry("batch/v1 Job", Job.class),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("networking.k8s.io/v1 Ingress", Ingress.class),
            Map.entry("gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class),
            Map.entry("monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class),
            Map.entry("monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class),
            Map.entry("core.pingcap.com/v1alpha1 Cluster", TidbResources.Cluster.class),
            Map.entry("core.pingcap.com/v1alpha1 PDGroup", TidbResources.Group.class),
            Map.entry("core.pingcap.com/v1alpha1 TiKVGroup", TidbResources.Group.class),
            Map.entry("core.pingcap.com/v1alpha1 TiDBGroup", TidbResources.Group.class));

    /** The models keep properties that they do not know in a map of their own. To this reader such a map is not there. */
    private static final JsonMapper READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            })
            .build();

    static List<String> overlays() {
        try (Stream<Path> folders = Files.list(OVERLAYS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Manifests ofOverlay(String name) {
        return parse(kustomize(OVERLAYS.resolve(name)));
    }

    static Manifests parse(String yaml) {
        try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            List<Object> resources = new ArrayList<>();
            while (documents.hasNextValue()) {
                resources.add(read(documents.nextValue()));
            }
            return new Manifests(List.copyOf(resources));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object read(JsonNode document) throws IOException {
        String kind = document.path("apiVersion").asText() + " "
                + document.path("kind").asText();
        Class<?> model = MODELS.get(kind);
        if (model == null) {
            throw new AssertionError("There is no model to read a " + kind + " with");
        }
        return READER.treeToValue(document, model);
    }

    static String kustomize(Path folder) {
        try {
            Path complaints = Files.createTempFile("kubectl", ".txt");
            Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder.toString())
                    .redirectError(complaints.toFile())
                    .start();
            String yaml = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kubectl.waitFor() != 0) {
                throw new AssertionError("kubectl kustomize " + folder + ": " + Files.readString(complaints));
            }
            Files.delete(complaints);
            return yaml;
        } catch (IOException e) {
            return Assumptions.abort("The manifests are not looked at: kubectl, which builds them, is not on the PATH");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    <T> List<T> all(Class<T> model) {
        return resources.stream().filter(model::isInstance).map(model::cast).toList();
    }

    /** Of everything that makes pods. */
    List<PodTemplateSpec> podTemplates() {
        return Stream.of(
                        all(Deployment.class).stream()
                                .map(each -> each.getSpec().getTemplate()),
                        all(StatefulSet.class).stream()
                                .map(each -> each.getSpec().getTemplate()),
                        all(Job.class).stream().map(each -> each.getSpec().getTemplate()))
                .flatMap(templates -> templates)
                .toList();
    }

    /** Of Touchstone's own pods: its deployment's and its migration's. */
    List<PodSpec> touchstonePods() {
        return podTemplates().stream()
                .filter(template ->
                        "touchstone".equals(template.getMetadata().getLabels().get("app.kubernetes.io/name")))
                .map(PodTemplateSpec::getSpec)
                .toList();
    }

    Deployment deployment() {
        return all(Deployment.class).getFirst();
    }
}
