package io.touchstone.source.whatsapp;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a connection says about the bodies that come over it.
 *
 * @param phoneNumberIds Meta's ids of the numbers whose changes count; empty for all
 * @param wabaIds Meta's ids of the accounts whose changes count; empty for all
 * @param defaultCampaignId whose the messages are that nobody gave a source; null for nobody's
 * @param optOutKeywords texts by which a person opts out, compared without the space around them and without regard to capitals
 */
public record WhatsAppSettings(
        Set<String> phoneNumberIds,
        Set<String> wabaIds,
        @Nullable String defaultCampaignId,
        Set<String> optOutKeywords) {

    public WhatsAppSettings {
        phoneNumberIds = Set.copyOf(phoneNumberIds);
        wabaIds = Set.copyOf(wabaIds);
        optOutKeywords = optOutKeywords.stream().map(WhatsAppSettings::folded).collect(Collectors.toUnmodifiableSet());
    }

    public static WhatsAppSettings ofNumbers(String... phoneNumberIds) {
        return new WhatsAppSettings(Set.copyOf(List.of(phoneNumberIds)), Set.of(), null, Set.of());
    }

    /** Whether a change is another account's, as far as the account is told. */
    boolean isForeignAccount(@Nullable String wabaId) {
        return !wabaIds.isEmpty() && (wabaId == null || !wabaIds.contains(wabaId));
    }

    /** Whether a change is another number's: not all changes are about one. */
    boolean isForeignNumber(@Nullable String phoneNumberId) {
        return !phoneNumberIds.isEmpty() && (phoneNumberId == null || !phoneNumberIds.contains(phoneNumberId));
    }

    boolean isOptOut(String text) {
        return optOutKeywords.contains(folded(text));
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
