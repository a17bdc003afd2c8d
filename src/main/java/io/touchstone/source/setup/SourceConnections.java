package io.touchstone.source.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.panache.common.Sort;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.workspace.SelectWorkspace;
import io.touchstone.control.workspace.SettingValues;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.source.platform.Books;
import io.touchstone.source.platform.Platform;
import io.touchstone.source.platform.Platforms;
import io.touchstone.source.platform.SecretField;
import io.touchstone.source.platform.SettingsReader;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The connections of the workspaces. */
@ApplicationScoped
public class SourceConnections {

    /** More would be somebody's mistake: each number of each shop has one. */
    private static final int MOST = 200;

    private final Workspaces workspaces;
    private final Platforms platforms;
    private final SecretBox secretBox;
    private final ObjectMapper mapper;
    private final Transactions transactions;
    private final InstantSource time;
    private final SecureRandom random = new SecureRandom();

    SourceConnections(
            Workspaces workspaces,
            Platforms platforms,
            SecretBox secretBox,
            ObjectMapper mapper,
            Transactions transactions,
            InstantSource time) {
        this.workspaces = workspaces;
        this.platforms = platforms;
        this.secretBox = secretBox;
        this.mapper = mapper;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * A connection, and those of its secrets that were made here: this is the only time that they are shown.
     *
     * @param made by the names of their fields
     */
    record WithSecrets(SourceConnection connection, Map<String, String> made) {}

    /**
     * A new one.
     *
     * @throws ProblemException that names every field that cannot be used, or the setting without which no secret is kept
     */
    @Transactional
    WithSecrets create(Workspace workspace, ObjectNode body) {
        lock(workspace.id());
        SettingsReader given = new SettingsReader(body);
        Platform platform = platforms.asked(given.text("kind", _ -> Optional.empty()));
        String name = name(given);
        ObjectNode settings = platform.settings(given, books(workspace));
        Map<String, String> made = new TreeMap<>();
        for (SecretField field : platform.secrets(settings)) {
            given.secret(field.name());
            if (!body.hasNonNull(field.name())) {
                missing(field, given).ifPresent(secret -> made.put(field.name(), secret));
            }
        }
        given.end();
        if (count(workspace.id()) >= MOST) {
            throw new ProblemException(ProblemType.CONFLICT, "A workspace has at most " + MOST + " connections.");
        }
        SourceConnectionEntity entity = new SourceConnectionEntity();
        entity.workspaceId = workspace.id().value();
        entity.id = random.nextLong(1, Long.MAX_VALUE);
        entity.kind = platform.kind();
        entity.name = name;
        entity.settings = json(settings);
        entity.unguessable = HookToken.random(random);
        entity.createdAt = time.millis();
        seal(entity, new KeptSecrets(given.secrets(), List.of()).with(made));
        entity.persist();
        return new WithSecrets(connection(entity), made);
    }

    /** In the order of their ids: up to {@code count} of those after the given one. */
    @ActivateRequestContext
    public List<SourceConnection> list(WorkspaceId workspace, @Nullable ConnectionId after, int count) {
        return SourceConnectionEntity.<SourceConnectionEntity>find(
                        "workspaceId = ?1 and id > ?2",
                        Sort.by("id"),
                        workspace.value(),
                        after == null ? 0L : after.value())
                .range(0, count - 1)
                .stream()
                .map(this::connection)
                .toList();
    }

    @ActivateRequestContext
    public Optional<SourceConnection> find(WorkspaceId workspace, ConnectionId id) {
        return entity(workspace, id).map(this::connection);
    }

    /**
     * Changes name, settings, and secrets that are no proof of deliveries.
     *
     * @param patch fields to replace; those that are null go back to what they are by default
     * @throws ProblemException that names every field that cannot be used
     */
    @Transactional
    Optional<SourceConnection> change(Workspace workspace, ConnectionId id, ObjectNode patch) {
        lock(workspace.id());
        return entity(workspace.id(), id).map(entity -> {
            ObjectNode whole = settings(entity);
            whole.put("name", entity.name);
            whole.put("kind", entity.kind);
            whole.setAll(patch);
            SettingsReader given = new SettingsReader(whole);
            if (!entity.kind.equals(given.text("kind", _ -> Optional.empty()))) {
                given.wrong("kind", "is what it is; make another connection");
            }
            Platform platform = platforms.of(entity.kind);
            entity.name = name(given);
            ObjectNode settings = platform.settings(given, books(workspace));
            entity.settings = json(settings);
            KeptSecrets before = kept(connection(entity));
            for (SecretField field : platform.secrets(settings)) {
                given.secret(field.name());
            }
            if (patch.has(SecretField.SECRET)) {
                given.wrong(SecretField.SECRET, "is changed by POST /v1/connections/{id}/rotate");
            }
            given.end();
            seal(entity, before.with(given.secrets()));
            return connection(entity);
        });
    }

    /**
     * Gives it another secret; the one before holds for {@link KeptSecrets#BOTH_HOLD} more. Nothing changes where it is the current one.
     *
     * @param body with the secret, where the platform chose it
     */
    @Transactional
    Optional<WithSecrets> rotate(WorkspaceId workspace, ConnectionId id, ObjectNode body) {
        lock(workspace);
        return entity(workspace, id).map(entity -> {
            SettingsReader given = new SettingsReader(body);
            SecretField field = platforms.of(entity.kind).secrets(settings(entity)).stream()
                    .filter(secret -> secret.name().equals(SecretField.SECRET))
                    .findFirst()
                    .orElseThrow();
            given.secret(field.name());
            Map<String, String> made = new TreeMap<>();
            if (!body.hasNonNull(field.name())) {
                missing(field, given).ifPresent(secret -> made.put(field.name(), secret));
            }
            given.end();
            String secret = Objects.requireNonNull(
                    made.getOrDefault(field.name(), given.secrets().get(field.name())));
            seal(entity, kept(connection(entity)).rotatedTo(secret, time.instant()));
            return new WithSecrets(connection(entity), made);
        });
    }

    /** Nothing happens when there is none: false. */
    @Transactional
    boolean delete(WorkspaceId workspace, ConnectionId id) {
        lock(workspace);
        return SourceConnectionEntity.deleteById(
                new SourceConnectionEntity.ConnectionKey(workspace.value(), id.value()));
    }

    /** Those of all workspaces, for what is done with each again and again. */
    @ActivateRequestContext
    public List<SourceConnection> all() {
        return SourceConnectionEntity.<SourceConnectionEntity>streamAll()
                .map(this::connection)
                .toList();
    }

    /**
     * The one that a path names.
     *
     * @throws ProblemException where the workspace has none of this id
     */
    public SourceConnection existing(WorkspaceId workspace, String id) {
        return ConnectionId.parse(id)
                .flatMap(connection -> find(workspace, connection))
                .orElseThrow(SourceConnections::unknown);
    }

    static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no connection of this id.");
    }

    /** The one whose address ends so, ready for what comes; empty where there is none. */
    @ActivateRequestContext
    public Optional<ReadyConnection> ready(HookToken token) {
        return find(token.workspace(), token.connection()).filter(token::isOf).map(this::ready);
    }

    /** A connection, ready for what comes. Secrets that hold now hold for as long as this is used. */
    public ReadyConnection ready(SourceConnection connection) {
        return new ReadyConnection(
                connection,
                platforms
                        .of(connection.kind())
                        .receiver(
                                connection.settings(),
                                kept(connection).at(time.instant()),
                                booksOf(connection.workspace())));
    }

    private Books booksOf(WorkspaceId workspace) {
        return books(transactions.statement(
                workspace, tenant -> SelectWorkspace.find(tenant).orElseThrow(CurrentWorkspace::gone)));
    }

    private static Books books(Workspace workspace) {
        return new Books(workspace.zone(), workspace.currency());
    }

    private Optional<String> missing(SecretField field, SettingsReader given) {
        if (field.isPlatforms()) {
            given.wrong(field.name(), "is missing: " + field.whose());
            return Optional.empty();
        }
        return Optional.of(HookToken.random(random));
    }

    private static String name(SettingsReader given) {
        return SettingValues.name("name", given.text("name", _ -> Optional.empty()));
    }

    private void lock(WorkspaceId workspace) {
        // Else a connection could slip in behind the deletion of its workspace, or two changes of one be half of each.
        if (workspaces.lock(workspace).isEmpty()) {
            throw CurrentWorkspace.gone();
        }
    }

    private static long count(WorkspaceId workspace) {
        return SourceConnectionEntity.count("workspaceId = ?1", workspace.value());
    }

    private static Optional<SourceConnectionEntity> entity(WorkspaceId workspace, ConnectionId id) {
        return SourceConnectionEntity.findByIdOptional(
                new SourceConnectionEntity.ConnectionKey(workspace.value(), id.value()));
    }

    private SourceConnection connection(SourceConnectionEntity entity) {
        return new SourceConnection(
                new WorkspaceId(entity.workspaceId),
                new ConnectionId(entity.id),
                entity.kind,
                entity.name,
                settings(entity),
                entity.unguessable,
                new SealedText(entity.secretsKey, entity.secrets),
                Instant.ofEpochMilli(entity.createdAt));
    }

    private KeptSecrets kept(SourceConnection connection) {
        try {
            return mapper.readValue(
                    secretBox.open(connection.secrets(), owner(connection.workspace(), connection.id())),
                    KeptSecrets.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was sealed here is read here", e);
        }
    }

    private void seal(SourceConnectionEntity entity, KeptSecrets secrets) {
        SealedText sealed =
                secretBox.seal(json(secrets), owner(new WorkspaceId(entity.workspaceId), new ConnectionId(entity.id)));
        entity.secretsKey = sealed.keyId();
        entity.secrets = sealed.bytes();
    }

    private static String owner(WorkspaceId workspace, ConnectionId id) {
        return workspace + "/" + id;
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode settings(SourceConnectionEntity entity) {
        try {
            return (ObjectNode) mapper.readTree(entity.settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written here is read here", e);
        }
    }
}
