package io.touchstone.query.purchase;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Verdict;
import io.touchstone.attribution.model.SharedTouch;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.mask.Masks;
import io.touchstone.query.SentBy;
import io.touchstone.query.kpi.PlainDecimal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One touch before a purchase, and whether the purchase is credited to it.
 *
 * @param event the type of the event that it is, such as {@code message.read}; left out where that is not found, which takes a damaged database
 * @param button that was pressed; left out for those who may not see who somebody is, and where there is none
 * @param url that was clicked; masked like a contact for those who may not see who one is, and left out where there is none
 * @param touch its strength
 * @param lagSeconds from the touch to the purchase, whole seconds, rounded down
 * @param qualified whether it was a candidate under the asked rule, whatever became of the purchase
 * @param won whether it has a part of the purchase: at most one has unless a model shares it, and none when the purchase does not count
 * @param share of one conversion, to a millionth
 * @param reason why it has nothing; null for the winner, and for every touch that qualified for a purchase that does not
 *     count: no later touch took that from it, the purchase's state tells why nothing won
 */
record JourneyRow(
        String messageId,
        @JsonUnwrapped SentBy sentBy,
        @JsonInclude(NON_NULL) @Nullable String event,
        @JsonInclude(NON_NULL) @Nullable String button,
        @JsonInclude(NON_NULL) @Nullable String url,
        TouchRule touch,
        Instant touchedAt,
        long lagSeconds,
        boolean qualified,
        boolean won,
        Verdict.@Nullable Reason reason,
        BigDecimal share) {

    static JourneyRow of(
            long purchasedAt,
            SharedTouch shared,
            SentBy sentBy,
            Optional<StoredEvent> event,
            boolean counted,
            Masks masks) {
        Touch touch = shared.touch();
        StoredEvent.Detail detail = event.map(StoredEvent::detail).orElse(StoredEvent.Detail.NONE);
        return new JourneyRow(
                masks.messageId(touch.messageKey(), touch.messageId()),
                sentBy,
                event.map(found -> found.type().type().code()).orElse(null),
                masks.words(detail.button()),
                masks.link(detail.url()),
                touch.strength(),
                Instant.ofEpochMilli(touch.at()),
                Math.floorDiv(purchasedAt - touch.at(), 1000),
                shared.qualified(),
                counted && shared.share().isPresent(),
                counted || !shared.qualified() ? shared.reason() : null,
                shared.share()
                        .filter(_ -> counted)
                        .map(share -> PlainDecimal.plain(share.conversions()))
                        .orElse(BigDecimal.ZERO));
    }
}
