package io.touchstone.rebuild;

import io.touchstone.contact.ExpectedPeople;
import io.touchstone.credit.CreditCheck;
import io.touchstone.credit.Crediting;
import io.touchstone.eventlog.EventLog;
import io.touchstone.eventlog.KeySpan;
import io.touchstone.mask.Masks;
import io.touchstone.message.KnownSources;
import io.touchstone.message.Message;
import io.touchstone.message.MessageStore;
import io.touchstone.message.TouchStore;
import io.touchstone.message.TouchStore.TouchRow;
import io.touchstone.purchase.Purchase;
import io.touchstone.purchase.PurchaseStore;
import io.touchstone.rebuild.AuditReport.Difference;
import io.touchstone.rebuild.AuditReport.Subject;
import io.touchstone.rollup.Cut;
import io.touchstone.rollup.CutStore;
import io.touchstone.rollup.MessageRollups;
import io.touchstone.rollup.RollupChanges;
import io.touchstone.rollup.RollupSums;
import io.touchstone.rollup.SelectRollups;
import io.touchstone.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes all facts, credits and roll-ups of a workspace again from its events, and compares. Within one snapshot, so that
 * intake may go on; piece by piece, so that memory grows with identities and lines of roll-ups only, not with events.
 */
final class Audit {

    /** Events read at once. */
    private static final int PIECE = 5_000;

    /** What whole rows say instead, which hold ids of events and of messages. */
    private static final String HIDDEN = "is not what its events say; what it is takes the scope read_contacts";

    private final Connection connection;
    private final WorkspaceId workspace;
    private final Masks masks;
    private final ExpectedPeople people = new ExpectedPeople();
    private final KnownSources sources;
    private final Map<Cut, RollupSums> sums = new LinkedHashMap<>();
    private final List<Difference> found = new ArrayList<>();
    private long events;
    private long messages;
    private long purchases;
    private long touches;
    private long credits;
    private long rollups;
    private long differences;

    private Audit(Connection connection, WorkspaceId workspace, Masks masks) {
        this.connection = connection;
        this.workspace = workspace;
        this.masks = masks;
        this.sources = new KnownSources(connection, workspace);
    }

    /**
     * @param connection within a transaction that sees one state of the database
     * @param masks what the report may say of people
     */
    static AuditReport of(Connection connection, WorkspaceId workspace, Masks masks) throws SQLException {
        return new Audit(connection, workspace, masks).run();
    }

    private AuditReport run() throws SQLException {
        for (Cut cut : CutStore.find(connection, workspace)) {
            sums.put(cut, new RollupSums(cut.zone()));
        }
        long after = KeySpan.BEFORE_FIRST;
        while (after != KeySpan.LAST) {
            long to = Math.min(
                    EventLog.key(connection, workspace, after, PIECE),
                    Math.min(
                            MessageStore.key(connection, workspace, after, PIECE),
                            PurchaseStore.key(connection, workspace, after, PIECE)));
            check(new KeySpan(after, to));
            after = to;
        }
        checkTotal(Subject.TOUCH, TouchStore.count(connection, workspace), touches);
        checkTotal(Subject.CREDIT, Crediting.count(connection, workspace), credits);
        people.compare(connection, workspace, (key, text) -> differ(Subject.CONTACT, key.toString(), text));
        for (Map.Entry<Cut, RollupSums> expected : sums.entrySet()) {
            SelectRollups stored =
                    SelectRollups.of(connection, workspace, expected.getKey().generation());
            rollups += stored.size();
            stored.compare(expected.getValue(), (line, text) -> differ(Subject.ROLLUP, line.toString(), text));
        }
        return new AuditReport(
                events, messages, purchases, touches, credits, people.identities(), rollups, differences, found);
    }

    private void check(KeySpan span) throws SQLException {
        Facts facts = Facts.in(connection, workspace, span);
        events += facts.events().size();
        messages += facts.messages().size();
        purchases += facts.purchases().size();
        touches += facts.touches().size();
        Namings.of(connection, workspace, facts.events()).forEach(people::add);
        for (Message message : facts.changedMessages().values()) {
            differ(
                    Subject.MESSAGE,
                    masks.messageId(message.key(), message.id()),
                    masks.hide()
                            ? HIDDEN
                            : "%s at stage %s instead of %s at stage %d"
                                    .formatted(
                                            facts.storedMessages().get(message.key()),
                                            facts.storedStages().get(message.key()),
                                            message,
                                            message.stage().code()));
        }
        for (Purchase purchase : facts.changedPurchases().values()) {
            differ(
                    Subject.PURCHASE,
                    purchase.id(),
                    masks.hide() ? HIDDEN : facts.storedPurchases().get(purchase.key()) + " instead of " + purchase);
        }
        for (TouchRow touch : facts.touches()) {
            if (!facts.storedTouches().contains(touch)) {
                differ(Subject.TOUCH, touch.toString(), "is not stored");
            }
        }
        CreditCheck check = CreditCheck.of(connection, workspace, span);
        credits += check.credits();
        check.differences().forEach((key, difference) -> differ(Subject.CREDIT, key.toString(), difference.toString()));
        RollupChanges changes = new RollupChanges();
        MessageRollups.add(changes, sources, facts.storedMessages().values());
        new Crediting(connection, workspace, changes, sources)
                .addAll(facts.storedPurchases().values());
        sums.forEach((cut, ofCut) -> changes.addTo(ofCut, cut));
    }

    /** Each one expected has been looked for: what remains is whether there are others. */
    private void checkTotal(Subject subject, long stored, long expected) {
        if (stored != expected) {
            differ(subject, "all", stored + " rows instead of " + expected);
        }
    }

    private void differ(Subject subject, String key, String detail) {
        differences++;
        if (found.size() < AuditReport.LONGEST_LIST) {
            found.add(new Difference(subject, key, detail));
        }
    }
}
