package io.touchstone.rebuild;

import io.touchstone.attribution.AttributionEngine;
import io.touchstone.control.workspace.DataVersionStore;
import io.touchstone.eventlog.EventLog;
import io.touchstone.eventlog.KeyAllocator;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.eventlog.KeySequence;
import io.touchstone.eventlog.ReservedKeys;
import io.touchstone.facts.contact.ContactParting;
import io.touchstone.facts.contact.SharedIdentities;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.RefHolds;
import io.touchstone.facts.purchase.PurchaseStore;
import io.touchstone.rollup.MessageRollups;
import io.touchstone.rollup.RollupChanges;
import io.touchstone.rollup.RollupGeneration;
import io.touchstone.rollup.RollupStore;
import io.touchstone.sql.Tenant;
import io.touchstone.tenant.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;

/** Adds messages and purchases to roll-ups in the making, so many at a time. */
@ApplicationScoped
class Pieces {

    /** Of messages, purchases, identities and contacts, at most this many keys are needed to repair one event's facts. */
    private static final int KEYS_PER_EVENT = 16;

    /** Any slot does: while a piece is added, nobody else holds one. */
    private static final int SLOT = 0;

    private final RebuildConfig config;
    private final KeyAllocator keys;
    private final AttributionEngine engine;

    Pieces(RebuildConfig config, KeyAllocator keys, AttributionEngine engine) {
        this.config = config;
        this.keys = keys;
        this.engine = engine;
    }

    /** The keys that one piece may need. Call it outside the transaction. */
    ReservedKeys reserve(WorkspaceId workspace) {
        return keys.reserve(workspace, (long) config.rowsPerPiece() * KEYS_PER_EVENT);
    }

    /**
     * Parts the next contacts where events do not join them.
     *
     * @return the greatest key of a contact up to which that is done then, {@link KeyRange#LAST} when that is all
     */
    long part(Tenant tenant, SharedIdentities shared, Rebuild rebuild, KeySequence fresh) {
        long to = ContactParting.next(tenant, shared, rebuild.peopleKey(), config.rowsPerPiece() / 4 + 1, fresh);
        DataVersionStore.incrementAll(tenant);
        return to;
    }

    /**
     * Adds the next piece. Once it has been repaired, and to the end of the transaction, no other one writes roll-ups of the
     * workspace: those that come later see how far the rebuild has come, and keep up to date what it holds.
     *
     * @param holds what it has to lock beside the piece, which it finds out as it goes
     * @return the greatest key that the roll-ups hold then, {@link RollupGeneration#WHOLE} when that is all
     */
    long add(Tenant tenant, SharedIdentities shared, Rebuild rebuild, KeySequence fresh, RefHolds holds) {
        KeyRange span = next(tenant, rebuild);
        RollupChanges repaired = switch (rebuild.origin()) {
            case EVENTS -> Repair.of(tenant, engine, shared, span, eventsAtOnce(), fresh, holds);
            case FACTS -> CreditRepair.of(tenant, engine, span);
            case CREDITS -> new RollupChanges();
        };
        DataVersionStore.incrementAll(tenant);
        RollupStore.add(tenant, SLOT, repaired);

        RollupChanges changes = new RollupChanges();
        KnownSources sources = new KnownSources(tenant);
        MessageRollups.add(changes, sources, MessageStore.in(tenant, span));
        engine.addAll(tenant, changes, sources, PurchaseStore.in(tenant, span));
        RollupGeneration cut = rebuild.upTo(span.to()).cut();
        RollupStore.add(tenant, SLOT, cut.generation(), changes.in(cut));
        return span.to();
    }

    /** Those of a piece, which end with those of one message: few, as a rule. */
    private int eventsAtOnce() {
        return config.rowsPerPiece() + config.rowsPerPiece() / 4 + 1;
    }

    private KeyRange next(Tenant tenant, Rebuild rebuild) {
        long after = rebuild.cut().doneKey();
        int rows = config.rowsPerPiece();
        long to = Math.min(MessageStore.key(tenant, after, rows), PurchaseStore.key(tenant, after, rows));
        return new KeyRange(
                after, rebuild.origin() == Origin.EVENTS ? Math.min(to, EventLog.key(tenant, after, rows)) : to);
    }
}
