package io.touchstone.query.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.access.Scope;
import io.touchstone.control.workspace.Reads;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.http.ConditionalRead;
import io.touchstone.intake.tally.Tallies;
import io.touchstone.intake.tally.Tally;
import io.touchstone.intake.tally.TallySum;
import io.touchstone.intake.tally.Topic;
import io.touchstone.mask.OpaqueIds;
import io.touchstone.mask.OpaqueIds.OpaqueKind;
import io.touchstone.query.intake.IntakeStatus.ConnectionStatus;
import io.touchstone.query.intake.IntakeStatus.EventsOfType;
import io.touchstone.query.intake.IntakeStatus.IgnoredOfKind;
import io.touchstone.query.intake.IntakeStatus.ManyIdentities;
import io.touchstone.query.intake.IntakeStatus.RejectionsOfType;
import io.touchstone.query.intake.IntakeStatus.TaskOfKind;
import io.touchstone.source.IgnoredReason;
import io.touchstone.source.pricing.SelectUnpriced;
import io.touchstone.source.setup.ConnectionId;
import io.touchstone.source.setup.DeliveryTallies;
import io.touchstone.source.setup.SourceConnection;
import io.touchstone.source.setup.SourceConnections;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Why something is not counted. */
@Path("/v1/intake")
@RolesAllowed(Scope.READ)
@RunOnVirtualThread
class IntakeStatusResource {

    private static final int DAYS = 30;

    /** More lines than somebody reads. */
    private static final int MOST_LINES = 200;

    private static final int MOST_CONNECTIONS = 1_000;

    private final CurrentWorkspace current;
    private final Workspaces workspaces;
    private final Reads reads;
    private final Tallies tallies;
    private final SourceConnections connections;
    private final ConditionalRead conditional;
    private final InstantSource clock;

    IntakeStatusResource(
            CurrentWorkspace current,
            Workspaces workspaces,
            Reads reads,
            Tallies tallies,
            SourceConnections connections,
            ConditionalRead conditional,
            InstantSource clock) {
        this.current = current;
        this.workspaces = workspaces;
        this.reads = reads;
        this.tallies = tallies;
        this.connections = connections;
        this.conditional = conditional;
        this.clock = clock;
    }

    @GET
    public IntakeStatus status() {
        Workspace workspace = current.workspace();
        OpaqueIds ids = new OpaqueIds(workspaces.opaqueKey(workspace).orElseThrow(CurrentWorkspace::gone));
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS);
        Instant since = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Map<Tally, TallySum> sums = tallies.since(workspace.id(), day);
        DeliveryTallies deliveries = DeliveryTallies.of(sums);
        List<SourceConnection> all = connections.list(workspace.id(), null, MOST_CONNECTIONS);
        IntakeStatus status = reads.read(
                workspace,
                tenant -> new IntakeStatus(
                        day,
                        lines(
                                        sums,
                                        Topic.ACCEPTED,
                                        Comparator.comparing(
                                                line -> line.getKey().kind()))
                                .map(line -> new EventsOfType(
                                        line.getKey().kind(),
                                        line.getValue().count(),
                                        line.getValue().lastAt()))
                                .toList(),
                        all.stream()
                                .map(connection -> status(connection, deliveries))
                                .toList(),
                        SelectUncounted.messages(tenant, since),
                        SelectUnpriced.since(tenant, since),
                        SelectUncounted.purchases(tenant, since),
                        lines(sums, Topic.REJECTED, MOST_FREQUENT)
                                .map(line -> new RejectionsOfType(
                                        line.getKey().kind(),
                                        line.getValue().count(),
                                        line.getValue().lastAt()))
                                .toList(),
                        lines(ignored(sums, false), Topic.IGNORED, MOST_FREQUENT)
                                .map(line -> new IgnoredOfKind(
                                        new ConnectionId(line.getKey().connectionId()).toString(),
                                        line.getKey().kind(),
                                        line.getKey().reason(),
                                        line.getValue().count(),
                                        line.getValue().lastAt()))
                                .toList(),
                        lines(ignored(sums, true), Topic.IGNORED, MOST_FREQUENT)
                                .map(line -> new TaskOfKind(
                                        new ConnectionId(line.getKey().connectionId()).toString(),
                                        line.getKey().kind(),
                                        line.getValue().count(),
                                        line.getValue().lastAt()))
                                .toList(),
                        SelectUncounted.contacts(tenant).stream()
                                .map(contact -> new ManyIdentities(
                                        ids.format(OpaqueKind.CONTACT, contact.key()), contact.identities()))
                                .toList()));
        conditional.unlessKnown(status);
        return status;
    }

    private static final Comparator<Map.Entry<Tally, TallySum>> MOST_FREQUENT =
            Comparator.<Map.Entry<Tally, TallySum>>comparingLong(
                            line -> -line.getValue().count())
                    .thenComparing(line -> line.getKey().toString());

    private static Stream<Map.Entry<Tally, TallySum>> lines(
            Map<Tally, TallySum> sums, Topic topic, Comparator<Map.Entry<Tally, TallySum>> order) {
        return sums.entrySet().stream()
                .filter(line -> line.getKey().topic() == topic)
                .sorted(order)
                .limit(MOST_LINES);
    }

    /** Those of which nothing came, either because that is for people to do, or for other reasons. */
    private static Map<Tally, TallySum> ignored(Map<Tally, TallySum> sums, boolean tasks) {
        Map<Tally, TallySum> some = new HashMap<>(sums);
        some.keySet().removeIf(tally -> tally.reason().equals(IgnoredReason.TASK.code()) != tasks);
        return some;
    }

    private static ConnectionStatus status(SourceConnection connection, DeliveryTallies deliveries) {
        TallySum sum = deliveries.of(connection.id());
        return new ConnectionStatus(
                connection.id().toString(),
                connection.kind(),
                connection.name(),
                sum == null ? 0 : sum.count(),
                sum == null ? null : sum.lastAt());
    }
}
