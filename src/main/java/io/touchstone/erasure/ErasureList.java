package io.touchstone.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Erases again whom a restored backup has brought back. */
@Singleton
class ErasureList {

    private static final String SETTING = "TOUCHSTONE_ERASURES_LIST";
    private static final Logger LOG = Logger.getLogger(ErasureList.class);

    private final Erasures erasures;
    private final ObjectMapper mapper;

    ErasureList(Erasures erasures, ObjectMapper mapper) {
        this.erasures = erasures;
        this.mapper = mapper;
    }

    void atStart(
            @Observes StartupEvent start,
            ErasuresConfig config,
            @ConfigProperty(name = "quarkus.flyway.migrate-at-start") boolean migrates) {
        Optional<Path> list = config.list();
        if (migrates && list.isPresent()) {
            LOG.infof("%d people were erased again who were erased before", apply(list.get()));
        }
    }

    /** @return how many people were erased */
    int apply(Path list) {
        Map<WorkspaceId, Map<Long, String>> proofs = new HashMap<>();
        try {
            for (String line : Files.readAllLines(list)) {
                if (!line.isBlank()) {
                    add(line, proofs);
                }
            }
        } catch (IOException e) {
            throw new ConfigurationException(SETTING + " names a file that cannot be read: " + list, e);
        }
        int count = 0;
        for (Map.Entry<WorkspaceId, Map<Long, String>> ofWorkspace : proofs.entrySet()) {
            count += erasures.again(ofWorkspace.getKey(), ofWorkspace.getValue());
        }
        return count;
    }

    private void add(String line, Map<WorkspaceId, Map<Long, String>> proofs) {
        try {
            JsonNode json = mapper.readTree(line);
            for (JsonNode receipt : json.has("data") ? json.path("data") : List.of(json)) {
                WorkspaceId workspace =
                        WorkspaceId.parse(receipt.path("workspace_id").asText()).orElseThrow();
                for (JsonNode identity : receipt.path("identities")) {
                    proofs.computeIfAbsent(workspace, _ -> new HashMap<>())
                            .put(
                                    Long.valueOf(identity.path("number").asText()),
                                    identity.path("digest").asText());
                }
            }
        } catch (IOException | RuntimeException _) {
            // Not the line: nobody knows what it is.
            throw new ConfigurationException(SETTING + " has a line that is no receipt.");
        }
    }
}
