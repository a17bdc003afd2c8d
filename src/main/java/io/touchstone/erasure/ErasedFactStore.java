package io.touchstone.erasure;

import io.touchstone.erasure.SelectPerson.IdentityEvents;
import io.touchstone.erasure.SelectPerson.PersonMessage;
import io.touchstone.erasure.SelectPerson.PersonPurchase;
import io.touchstone.erasure.SelectSharedTraces.SharedTrace;
import io.touchstone.event.EventOrder;
import io.touchstone.event.Identity;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has facts go by other ids and without words. The caller holds the locks of all that it changes. */
final class ErasedFactStore {

    /** One that goes by another id, or other ids of events. */
    record ChangedMessage(PersonMessage before, PersonMessage after) {}

    record ChangedPurchase(PersonPurchase before, PersonPurchase after) {}

    /** @param before of the event; its time stays */
    record ChangedClick(String refBefore, String ref, EventOrder before, String eventId) {}

    /** As deliveries have it; ids that connections make need no escapes. */
    private static final Pattern EVENT_ID = Pattern.compile("(\"event_id\":\")([^\"\\\\]+)\"");

    private ErasedFactStore() {}

    /** Has the dictionary lead to the same keys from other ids. */
    static void rename(Tenant tenant, IdKind kind, Map<String, String> ids) {
        tenant.batch(
                "UPDATE surrogate SET id = ? WHERE workspace_id = :workspace AND kind = ? AND id = ?",
                ids.entrySet(),
                (parameters, entry) ->
                        parameters.addId(entry.getValue()).add(kind.code()).addId(entry.getKey()));
    }

    /** They keep nothing but by whom they were first named, which the events say as well. */
    static void empty(Tenant tenant, Collection<Long> identityKeys) {
        tenant.batch(
                """
                UPDATE identity SET value = ?, spelling = NULL, name = NULL, name_at = NULL, name_event_id = NULL,
                  email = NULL, email_at = NULL, email_event_id = NULL
                WHERE workspace_id = :workspace AND identity_key = ?
                """,
                identityKeys,
                (parameters, key) -> parameters.addId(Identity.erasedValue(key)).add(key.longValue()));
    }

    /** By which events identities are what they are. */
    static void updateEvents(Tenant tenant, Collection<IdentityEvents> identities) {
        tenant.batch(
                """
                UPDATE identity SET first_event_id = ?, name_event_id = ?, email_event_id = ?
                WHERE workspace_id = :workspace AND identity_key = ?
                """,
                identities,
                (parameters, identity) -> parameters
                        .addId(identity.first())
                        .addId(identity.name())
                        .addId(identity.email())
                        .add(identity.key()));
    }

    /** What shared identities keep of the last whom they named, who was erased; its times stay. */
    static void updateShared(Tenant tenant, Collection<SharedTrace> shared) {
        tenant.batch(
                """
                UPDATE identity SET first_event_id = ?, name = ?, name_event_id = ?, email = ?, email_event_id = ?
                WHERE workspace_id = :workspace AND identity_key = ?
                """,
                shared,
                (parameters, trace) -> parameters
                        .addId(trace.firstEventId())
                        .addText(trace.name())
                        .addId(trace.nameEventId())
                        .addText(trace.email())
                        .addId(trace.emailEventId())
                        .add(trace.key()));
    }

    /** What is known of deliveries names events as well. */
    static void updateDeliveries(Tenant tenant, UnaryOperator<String> ids) {
        record DeliveryLine(long connectionId, long receivedAt, long serial, String parts) {}
        List<DeliveryLine> changed = new ArrayList<>();
        tenant.stream(
                "SELECT connection_id, received_at, serial, parts FROM delivery FORCE INDEX (PRIMARY)"
                        + " WHERE workspace_id = :workspace",
                row -> new DeliveryLine(row.number(), row.number(), row.number(), row.text()),
                line -> {
                    String parts = EVENT_ID.matcher(line.parts())
                            .replaceAll(match ->
                                    Matcher.quoteReplacement(match.group(1) + ids.apply(match.group(2)) + '"'));
                    if (!parts.equals(line.parts())) {
                        changed.add(new DeliveryLine(line.connectionId(), line.receivedAt(), line.serial(), parts));
                    }
                });
        tenant.batch(
                "UPDATE delivery SET parts = ? WHERE workspace_id = :workspace AND connection_id = ? AND received_at = ? AND serial = ?",
                changed,
                (parameters, line) -> parameters
                        .addText(line.parts())
                        .add(line.connectionId())
                        .add(line.receivedAt())
                        .add(line.serial()));
    }

    static void update(Tenant tenant, Collection<ChangedMessage> messages) {
        tenant.batch(
                """
                UPDATE message SET id = ?, ref = ?, sent_event_id = ?, cost_event_id = ?, failure_code = ?
                WHERE workspace_id = :workspace AND message_key = ?
                """,
                messages,
                (parameters, changed) -> parameters
                        .addId(changed.after().id())
                        .addId(changed.after().ref())
                        .addId(changed.after().sentEventId())
                        .addId(changed.after().costEventId())
                        .addText(changed.after().failureCode())
                        .add(changed.after().key()));
        tenant.batch(
                """
                UPDATE ref_message SET ref = ?, id = ?
                WHERE workspace_id = :workspace AND ref = ? AND sent_at = ? AND id = ?
                """,
                messages.stream()
                        .filter(changed -> changed.before().ref() != null
                                && changed.before().sentAt() != null)
                        .toList(),
                (parameters, changed) -> parameters
                        .addId(changed.after().ref())
                        .addId(changed.after().id())
                        .addId(changed.before().ref())
                        .add(Objects.requireNonNull(changed.before().sentAt()))
                        .addId(changed.before().id()));
        tenant.batch(
                "UPDATE priced_message SET message_id = ? WHERE workspace_id = :workspace AND message_id = ?",
                messages.stream()
                        .filter(changed ->
                                !changed.before().id().equals(changed.after().id()))
                        .toList(),
                (parameters, changed) -> parameters
                        .addId(changed.after().id())
                        .addId(changed.before().id()));
    }

    static void updateClicks(Tenant tenant, Collection<ChangedClick> clicks) {
        tenant.batch(
                """
                UPDATE ref_click SET ref = ?, event_id = ?
                WHERE workspace_id = :workspace AND ref = ? AND clicked_at = ? AND event_id = ?
                """,
                clicks,
                (parameters, click) -> parameters
                        .addId(click.ref())
                        .addId(click.eventId())
                        .addId(click.refBefore())
                        .add(click.before().at())
                        .addId(click.before().eventId()));
    }

    static void updatePurchases(Tenant tenant, Collection<ChangedPurchase> purchases) {
        tenant.batch(
                "UPDATE purchase SET id = ?, order_name = ? WHERE workspace_id = :workspace AND purchase_key = ?",
                purchases,
                (parameters, changed) -> parameters
                        .addId(changed.after().id())
                        .addText(changed.after().orderName())
                        .add(changed.after().key()));
        tenant.batch(
                "UPDATE paid_money SET purchase_id = ? WHERE workspace_id = :workspace AND purchase_id = ?",
                purchases.stream()
                        .filter(changed ->
                                !changed.before().id().equals(changed.after().id()))
                        .toList(),
                (parameters, changed) -> parameters
                        .addText(changed.after().id())
                        .addText(changed.before().id()));
    }
}
