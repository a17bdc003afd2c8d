package io.touchstone.k8s;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What TiDB Operator v2 understands, as far as it is used here: from its definitions of core.pingcap.com/v1alpha1. */
final class TidbResources {

    record Cluster(String apiVersion, String kind, ObjectMeta metadata, NoSpec spec) {}

    record NoSpec() {}

    record Group(String apiVersion, String kind, ObjectMeta metadata, GroupSpec spec) {}

    record GroupSpec(ClusterReference cluster, int replicas, Template template) {}

    record ClusterReference(String name) {}

    record Template(TemplateSpec spec) {}

    record TemplateSpec(
            String version,
            Resources resources,
            @Nullable String config,
            @Nullable List<Volume> volumes) {}

    record Resources(Quantity cpu, Quantity memory) {}

    record Volume(String name, List<Mount> mounts, Quantity storage) {}

    record Mount(String type) {}

    private TidbResources() {}
}
