package io.touchstone.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.touchstone.erasure.Erasures.Again;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    private record Listed(WorkspaceId workspace, String receipt) {}

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
        Map<Listed, Map<Long, String>> proofs = new LinkedHashMap<>();
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
        int unknown = 0;
        boolean known = false;
        for (Map.Entry<Listed, Map<Long, String>> receipt : proofs.entrySet()) {
            Listed listed = receipt.getKey();
            Again again = erasures.again(listed.workspace(), receipt.getValue());
            count += again.erased();
            known |= again.erased() + again.others() > 0;
            if (!known && erasures.isUnknown(listed.workspace(), receipt.getValue())) {
                unknown++;
            }
            if (again.others() > 0) {
                LOG.warnf(
                        "Receipt %s of %s names identities of %d contacts who have others by now, which it does not name: these were not"
                                + " erased. Look up whom it was made for, put what they share with others on the list of"
                                + " PUT /v1/shared-identities, and erase them by POST /v1/contacts/erase",
                        listed.receipt(), listed.workspace(), again.others());
            }
        }
        if (!known && unknown > 0) {
            LOG.warnf(
                    "No receipt of %s is known again, and %d have numbers that are somebody's: TOUCHSTONE_SECRETS_KEY may lack the key that"
                            + " they were made with. Then nobody was erased again; give it that key, and start again",
                    SETTING, unknown);
        }
        return count;
    }

    private void add(String line, Map<Listed, Map<Long, String>> proofs) {
        try {
            JsonNode json = mapper.readTree(line);
            for (JsonNode receipt : json.has("data") ? json.path("data") : List.of(json)) {
                WorkspaceId workspace =
                        WorkspaceId.parse(receipt.path("workspace_id").asText()).orElseThrow();
                String id = Optional.of(receipt.path("id").asText())
                        .filter(text -> !text.isEmpty())
                        .orElseThrow();
                for (JsonNode identity : receipt.path("identities")) {
                    proofs.computeIfAbsent(new Listed(workspace, id), _ -> new HashMap<>())
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
