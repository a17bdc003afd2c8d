package io.touchstone.rebuild;

import io.touchstone.attribution.credit.CreditCheck;
import io.touchstone.attribution.credit.CreditStore;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.workspace.SelectWorkspace;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.eventlog.EventLog;
import io.touchstone.eventlog.KeyRange;
import io.touchstone.facts.contact.PeopleCheck;
import io.touchstone.facts.contact.SharedIdentities;
import io.touchstone.facts.contact.SharedIdentityStore;
import io.touchstone.facts.message.Message;
import io.touchstone.facts.message.MessageStore;
import io.touchstone.facts.message.TouchStore;
import io.touchstone.facts.purchase.Purchase;
import io.touchstone.facts.purchase.PurchaseStore;
import io.touchstone.mask.Masks;
import io.touchstone.rebuild.AuditReport.Difference;
import io.touchstone.rebuild.AuditReport.Subject;
import io.touchstone.rebuild.evidence.AnswerCheck;
import io.touchstone.rebuild.evidence.Facts;
import io.touchstone.rebuild.evidence.RefCheck;
import io.touchstone.rebuild.evidence.TouchCheck;
import io.touchstone.rollup.RollupCheck;
import io.touchstone.rollup.RollupGeneration;
import io.touchstone.rollup.RollupGenerationStore;
import io.touchstone.sql.Tenant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes all facts, credits and roll-ups of a workspace again from its events, and compares. Within one snapshot, so that
 * intake may go on; in the order of keys, then of contacts, then of days, so that memory does not grow with the workspace.
 */
final class Audit {

    /** What whole rows say instead, which hold ids of events and of messages. */
    private static final String HIDDEN = "is not what its events say; what it is takes the scope read_contacts";

    private final Tenant tenant;
    private final @Nullable LocalDate frozenBefore;
    private final SharedIdentities shared;
    private final AnswerCheck answers;
    private final RefCheck refs;
    private final Masks masks;
    private final AuditConfig config;
    private final Runnable unlessGone;
    private final PeopleCheck people;
    private final List<Difference> found = new ArrayList<>();
    private long events;
    private long messages;
    private long purchases;
    private long touches;
    private long credits;
    private long frozen;
    private long differences;

    private Audit(Tenant tenant, Masks masks, AuditConfig config, Runnable unlessGone) {
        Workspace workspace = SelectWorkspace.find(tenant).orElseThrow(CurrentWorkspace::gone);
        this.tenant = tenant;
        this.frozenBefore = workspace.frozenBefore();
        this.shared = SharedIdentityStore.find(tenant, workspace.sharedEdition());
        this.answers = new AnswerCheck(tenant, (subject, text) -> differ(Subject.MESSAGE, subject.toString(), text));
        this.refs = new RefCheck(tenant, (subject, text) -> differ(Subject.MESSAGE, subject.toString(), text));
        this.masks = masks;
        this.config = config;
        this.unlessGone = unlessGone;
        this.people = new PeopleCheck(
                tenant,
                shared,
                config.identitiesAtOnce(),
                config.rowsAtOnce(),
                unlessGone,
                (key, text) -> differ(Subject.CONTACT, key.toString(), text));
    }

    /**
     * @param tenant within a transaction that sees one state of the database
     * @param masks what the report may say of people
     * @param unlessGone called between pieces; what it throws ends the audit
     */
    static AuditReport of(Tenant tenant, Masks masks, AuditConfig config, Runnable unlessGone) {
        return new Audit(tenant, masks, config, unlessGone).run();
    }

    private AuditReport run() {
        long after = KeyRange.BEFORE_FIRST;
        while (after != KeyRange.LAST) {
            unlessGone.run();
            long to = end(after);
            check(new KeyRange(after, to));
            after = to;
        }
        touches += answers.finish() + refs.finish();
        checkTotal(Subject.TOUCH, TouchStore.count(tenant), touches);
        checkTotal(Subject.CREDIT, CreditStore.count(tenant), credits);
        people.finish();
        RollupCheck check = new RollupCheck(
                tenant,
                config.linesAtOnce(),
                unlessGone,
                (line, text) -> differ(Subject.ROLLUP, line.toString(), text));
        long rollups = 0;
        for (RollupGeneration cut : RollupGenerationStore.find(tenant)) {
            rollups += check.compare(cut);
        }
        return new AuditReport(
                events,
                messages,
                purchases,
                touches,
                credits,
                people.identities(),
                rollups,
                frozen,
                frozenBefore,
                differences,
                found);
    }

    /** Where a piece ends of which no table has many more rows than may be held at once: only one message can have more events. */
    private long end(long after) {
        int rows = config.rowsAtOnce();
        return Math.min(
                Math.min(EventLog.key(tenant, after, rows), MessageStore.key(tenant, after, rows)),
                Math.min(PurchaseStore.key(tenant, after, rows), CreditCheck.key(tenant, after, rows)));
    }

    private void check(KeyRange span) {
        int rows = config.rowsAtOnce();
        TouchCheck ofTouches = new TouchCheck(Math.max(rows, AuditReport.LONGEST_LIST));
        // A piece ends with all events of one message; with some room for them it is mostly read at once.
        Facts facts = Facts.in(tenant, shared, span, rows + rows / 4 + 1, page -> {
            unlessGone.run();
            events += page.size();
            ofTouches.add(page);
            Map<Long, Long> contacts = people.add(
                    page.stream().flatMap(evidence -> evidence.claim().stream()).toList());
            answers.add(page, event -> shared.contactOf(event.contact(), contacts));
            refs.add(page);
            return contacts;
        });
        answers.add(facts.storedMessages().values());
        refs.add(span, facts.storedMessages().values(), facts.messages().values());
        messages += facts.messages().size();
        purchases += facts.purchases().size();
        check(facts);
        TouchCheck.Result result =
                ofTouches.result(facts, touch -> differ(Subject.TOUCH, touch.toString(), "is not stored"));
        touches += result.touches() + facts.frozenTouches();
        frozen += facts.frozen();
        differences += result.untold();
        CreditCheck check = CreditCheck.of(tenant, span);
        credits += check.credits();
        check.differences().forEach((key, difference) -> differ(Subject.CREDIT, key.toString(), difference.toString()));
        check.journeys()
                .forEach(key -> differ(Subject.CREDIT, key.toString(), "keeps another journey than its facts give"));
    }

    private void check(Facts facts) {
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
            found.add(Difference.of(subject, key, detail));
        }
    }
}
