package io.touchstone.intake;

import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import io.touchstone.event.Identity;
import io.touchstone.facts.message.MessageSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one event names, in the caller's words. */
record EventNames(
        @Nullable String messageId,
        @Nullable String purchaseId,
        @Nullable ContactReference contact,
        @Nullable ContactReference sameAs,
        @Nullable MessageSource source) {

    static EventNames of(Event event) {
        return switch (event) {
            case Event.MessageSent sent ->
                new EventNames(
                        sent.messageId(),
                        null,
                        sent.contact(),
                        null,
                        MessageSource.of(sent.source(), sent.template(), sent.category()));
            case Event.MessageReplied replied -> new EventNames(replied.messageId(), null, replied.contact(), null, null);
            case Event.MessageEvent message -> new EventNames(message.messageId(), null, null, null, null);
            case Event.PurchasePlaced placed -> new EventNames(null, placed.purchaseId(), placed.contact(), null, null);
            case Event.PurchaseEvent purchase -> new EventNames(null, purchase.purchaseId(), null, null, null);
            case Event.ContactIdentified identified ->
                new EventNames(null, null, identified.contact(), identified.sameAs(), null);
            case Event.ContactOptedOut optedOut ->
                new EventNames(optedOut.messageId(), null, optedOut.contact(), null, null);
        };
    }

    /** All of one person. */
    List<Identity> identities() {
        List<Identity> identities = new ArrayList<>();
        if (contact != null) {
            identities.addAll(contact.identities());
        }
        if (sameAs != null) {
            identities.addAll(sameAs.identities());
        }
        return identities;
    }

    /** An event gives one name: that of the contact, else that of whom it is the same as. */
    @Nullable String name() {
        if (contact != null && contact.name() != null) {
            return contact.name();
        }
        return sameAs == null ? null : sameAs.name();
    }

    /** As for the name. */
    @Nullable String email() {
        if (contact != null && contact.email() != null) {
            return contact.email();
        }
        return sameAs == null ? null : sameAs.email();
    }
}
