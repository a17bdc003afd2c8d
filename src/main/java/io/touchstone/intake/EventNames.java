package io.touchstone.intake;

import io.touchstone.event.ContactReference;
import io.touchstone.event.Event;
import io.touchstone.event.Identity;
import io.touchstone.event.PhoneNumber;
import io.touchstone.facts.message.MessageSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one event names, in the caller's words. */
record EventNames(
        @Nullable String messageId,
        @Nullable String purchaseId,
        @Nullable ContactReference contact,
        @Nullable ContactReference sameAs,
        @Nullable MessageSource source,
        @Nullable String ref) {

    static EventNames of(Event event) {
        return switch (event) {
            case Event.MessageSent sent ->
                new EventNames(
                        sent.messageId(),
                        null,
                        sent.contact(),
                        null,
                        MessageSource.of(sent.source(), sent.template(), sent.category()),
                        sent.ref());
            case Event.MessageReplied replied ->
                new EventNames(replied.messageId(), null, replied.contact(), null, null, null);
            case Event.MessageClicked clicked ->
                new EventNames(clicked.messageId(), null, null, null, null, clicked.ref());
            case Event.MessageEvent message -> new EventNames(message.messageId(), null, null, null, null, null);
            case Event.PurchasePlaced placed ->
                new EventNames(null, placed.purchaseId(), placed.contact(), null, null, null);
            case Event.PurchaseEvent purchase -> new EventNames(null, purchase.purchaseId(), null, null, null, null);
            case Event.ContactIdentified identified ->
                new EventNames(null, null, identified.contact(), identified.sameAs(), null, null);
            case Event.ContactOptedOut optedOut ->
                new EventNames(optedOut.messageId(), null, optedOut.contact(), null, null, null);
        };
    }

    /** Of one person. */
    List<ContactReference> references() {
        return Stream.of(contact, sameAs).flatMap(Stream::ofNullable).toList();
    }

    /** All of one person. */
    List<Identity> identities() {
        return references().stream()
                .flatMap(reference -> reference.identities().stream())
                .toList();
    }

    /** Of a contact's phone, as it is written; null where that is the form in which phones are compared, or there is none. */
    static @Nullable String spelling(@Nullable ContactReference reference) {
        String phone = reference == null ? null : reference.phone();
        return phone == null || PhoneNumber.oneForm(phone).equals(phone) ? null : phone;
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
