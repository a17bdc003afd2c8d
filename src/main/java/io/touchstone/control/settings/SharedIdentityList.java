package io.touchstone.control.settings;

import io.touchstone.event.EmailAddress;
import io.touchstone.event.Identifier;
import io.touchstone.event.Identity;
import io.touchstone.event.Identity.IdentityKind;
import io.touchstone.event.PhoneNumber;
import io.touchstone.problem.FieldErrors;
import io.touchstone.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole list of shared identities, as a client puts it. */
record SharedIdentityList(@Nullable List<@Nullable Entry> identities) {

    static final int MOST = 1_000;

    /** One identity: one of these is not null. */
    record Entry(
            @Nullable String phone,
            @Nullable String id,
            @Nullable String email,
            @Nullable String whatsappUserId) {

        static Entry of(IdentityKind kind, String value) {
            return new Entry(
                    kind == IdentityKind.PHONE ? value : null,
                    kind == IdentityKind.ID ? value : null,
                    kind == IdentityKind.EMAIL ? value : null,
                    kind == IdentityKind.WHATSAPP_USER_ID ? value : null);
        }
    }

    private record Put(Identity identity, String value) {}

    /**
     * Those in the list, each once, in its order, and how it was put.
     *
     * @throws ProblemException that names every entry that cannot be used
     */
    Map<Identity, String> checked() {
        if (identities == null) {
            throw ProblemException.invalidField("identities", "must be a list, which may be empty");
        }
        if (identities.size() > MOST) {
            throw ProblemException.invalidField("identities", "must be at most 1,000");
        }
        FieldErrors errors = new FieldErrors(MOST);
        Map<Identity, String> checked = new LinkedHashMap<>();
        for (int i = 0; i < identities.size(); i++) {
            check(identities.get(i), "identities[" + i + "]", errors)
                    .ifPresent(put -> checked.putIfAbsent(put.identity(), put.value()));
        }
        errors.end();
        return checked;
    }

    private static Optional<Put> check(@Nullable Entry entry, String name, FieldErrors errors) {
        if (entry == null || count(entry) != 1) {
            errors.add(name, "must have one of phone, id, email and whatsapp_user_id");
            return Optional.empty();
        }
        if (entry.email() != null) {
            Optional<String> email = EmailAddress.find(entry.email());
            if (email.isEmpty()) {
                errors.add(name + ".email", "must have an @ and at most 254 characters");
            }
            return email.map(
                    address -> new Put(new Identity(IdentityKind.EMAIL, EmailAddress.oneForm(address)), address));
        }
        if (entry.phone() != null) {
            return check(entry.phone(), name + ".phone", PhoneNumber::violation, errors)
                    .map(phone -> new Put(new Identity(IdentityKind.PHONE, PhoneNumber.oneForm(phone)), phone));
        }
        return entry.id() != null
                ? check(entry.id(), name + ".id", Identifier::violation, errors)
                        .map(id -> new Put(new Identity(IdentityKind.ID, id), id))
                : check(entry.whatsappUserId(), name + ".whatsapp_user_id", Identifier::violation, errors)
                        .map(id -> new Put(new Identity(IdentityKind.WHATSAPP_USER_ID, id), id));
    }

    private static long count(Entry entry) {
        return Stream.of(entry.phone(), entry.id(), entry.email(), entry.whatsappUserId())
                .flatMap(Stream::ofNullable)
                .count();
    }

    private static Optional<String> check(
            @Nullable String value, String name, Function<String, Optional<String>> violation, FieldErrors errors) {
        Optional<String> rule = value == null ? Optional.of("is missing") : violation.apply(value);
        rule.ifPresent(detail -> errors.add(name, detail));
        return rule.isPresent() ? Optional.empty() : Optional.ofNullable(value);
    }
}
