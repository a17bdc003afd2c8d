package io.touchstone.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;

/** Puts what was described in the place of what the build could guess from the resources. */
// After Quarkus's own filters, which read the scopes.
@OpenApiFilter(stages = RunStage.BUILD, priority = Integer.MAX_VALUE)
public final class DescriptionFilter implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        OpenAPI described = Resources.description();
        Vocabulary.addTo(described.getComponents().getSchemas());
        Problems.addTo(described.getComponents());
        Operations operations = new Operations(described.getComponents());
        Map<String, PathItem> describedPaths = described.getPaths().getPathItems();
        requireSame(
                "paths",
                describedPaths.keySet(),
                document.getPaths().getPathItems().keySet());
        document.getPaths().getPathItems().forEach((path, item) -> {
            Map<HttpMethod, Operation> texts =
                    Objects.requireNonNull(describedPaths.get(path)).getOperations();
            requireSame(
                    "methods of " + path, texts.keySet(), item.getOperations().keySet());
            for (HttpMethod method : item.getOperations().keySet()) {
                item.setOperation(
                        method,
                        operations.complete(
                                path,
                                method,
                                Objects.requireNonNull(texts.get(method)),
                                Objects.requireNonNull(item.getOperations().get(method))));
            }
        });
        operations.refuseUnused();
        OpenAPI whole = Resources.reread(described.paths(document.getPaths()));
        document.info(whole.getInfo())
                .servers(whole.getServers())
                .tags(whole.getTags())
                .components(whole.getComponents())
                .paths(whole.getPaths());
    }

    private static void requireSame(String what, Set<?> described, Set<?> scanned) {
        if (!described.equals(scanned)) {
            throw new IllegalStateException(
                    "openapi/description.yaml has the " + what + " " + described + ", the resources have " + scanned);
        }
    }
}
