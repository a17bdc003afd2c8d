package io.touchstone.person;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.erasure.AskedPerson;
import io.touchstone.erasure.AskedPerson.ByContactKey;
import io.touchstone.erasure.AskedPerson.ByIdentities;
import io.touchstone.event.EmailAddress;
import io.touchstone.event.Identifier;
import io.touchstone.event.Identity;
import io.touchstone.event.Identity.IdentityKind;
import io.touchstone.event.PhoneNumber;
import io.touchstone.problem.FieldErrors;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads who is meant: a contact as events name one, or the key of one that answers show. */
final class PersonBody {

    private static final String CONTACT = "contact";
    private static final String KEY = "key:";
    private static final Set<String> NAMES = Set.of("id", "phone", "whatsapp_user_id", "email", "name");

    private final FieldErrors errors = new FieldErrors();
    private final List<Identity> identities = new ArrayList<>();

    private PersonBody() {}

    /** @throws ProblemException that names every field that cannot be used */
    static AskedPerson read(JsonNode body) {
        return new PersonBody().person(body);
    }

    private AskedPerson person(JsonNode body) {
        if (!body.isObject()) {
            throw new ProblemException(ProblemType.INVALID_BODY, "The body must be an object with contact.");
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!name.equals(CONTACT)) {
                errors.add(name, "is not known here");
            }
        });
        JsonNode contact = body.path(CONTACT);
        if (contact.isTextual() && contact.textValue().startsWith(KEY)) {
            errors.end();
            return new ByContactKey(contact.textValue().substring(KEY.length()));
        }
        if (!contact.isObject()) {
            errors.add(
                    CONTACT,
                    "must be an object with id, phone, whatsapp_user_id or email, or a text of key: and a contact's key");
        } else {
            readIdentities(contact);
        }
        errors.end();
        return new ByIdentities(identities);
    }

    private void readIdentities(JsonNode contact) {
        int before = errors.count();
        contact.fieldNames().forEachRemaining(name -> {
            if (!NAMES.contains(name)) {
                errors.add(CONTACT + "." + name, "is not known here");
            }
        });
        read(contact, "id", IdentityKind.ID, Identifier::violation, Function.identity());
        read(contact, "phone", IdentityKind.PHONE, PhoneNumber::violation, PhoneNumber::oneForm);
        read(contact, "whatsapp_user_id", IdentityKind.WHATSAPP_USER_ID, Identifier::violation, Function.identity());
        read(contact, "email", IdentityKind.EMAIL, PersonBody::emailViolation, PersonBody::oneForm);
        if (identities.isEmpty() && errors.count() == before) {
            errors.add(CONTACT, "needs at least one of id, phone, whatsapp_user_id and email");
        }
    }

    private void read(
            JsonNode contact,
            String name,
            IdentityKind kind,
            Function<String, Optional<String>> violation,
            Function<String, String> form) {
        JsonNode value = contact.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        if (!value.isTextual()) {
            errors.add(CONTACT + "." + name, "must be a text");
            return;
        }
        Optional<String> rule = violation.apply(value.textValue());
        rule.ifPresentOrElse(
                detail -> errors.add(CONTACT + "." + name, detail),
                () -> identities.add(new Identity(kind, form.apply(value.textValue()))));
    }

    private static Optional<String> emailViolation(String email) {
        return EmailAddress.find(email).isPresent()
                ? Optional.empty()
                : Optional.of("must have an @ and at most " + EmailAddress.MAX_LENGTH + " characters");
    }

    private static String oneForm(String email) {
        return EmailAddress.oneForm(EmailAddress.find(email).orElseThrow());
    }
}
