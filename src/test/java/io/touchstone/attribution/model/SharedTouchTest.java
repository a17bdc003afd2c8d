package io.touchstone.attribution.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Verdict;
import io.touchstone.attribution.journey.Verdict.Reason;
import io.touchstone.attribution.journey.Window;
import io.touchstone.event.SourceKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedTouchTest {

    /** Of three messages, the first of which was touched twice, and of a fourth a touch that is too weak. */
    private static final List<Verdict> JOURNEY = List.of(
            verdict(0, 1, Reason.LATER_TOUCH_WON),
            verdict(1, 4, Reason.TOO_WEAK),
            verdict(2, 1, Reason.LATER_TOUCH_WON),
            verdict(3, 2, Reason.LATER_TOUCH_WON),
            verdict(4, 3, null));

    private static Verdict verdict(long at, long message, @Nullable Reason reason) {
        return new Verdict(new Touch(at, TouchRule.READ, message, "m" + message, 0, 1, SourceKind.CAMPAIGN), reason);
    }

    private static List<SharedTouch> under(AttributionModel model) {
        return SharedTouch.of(JOURNEY, model, Window.THIRTY_DAYS, 100, 10);
    }

    private static List<Optional<Long>> gross(List<SharedTouch> touches) {
        return touches.stream()
                .map(touch -> touch.share().map(PurchaseShare::gross))
                .toList();
    }

    @Test
    void theLatestTouchOfEachMessageHasItsShare() {
        assertThat(gross(under(AttributionModel.LINEAR)))
                .containsExactly(
                        Optional.empty(), Optional.empty(), Optional.of(33L), Optional.of(33L), Optional.of(34L));
    }

    @Test
    void touchesKeepTheirOrder() {
        assertThat(under(AttributionModel.LINEAR))
                .extracting(SharedTouch::touch)
                .containsExactlyElementsOf(JOURNEY.stream().map(Verdict::touch).toList());
    }

    @Test
    void earlierTouchesOfAMessageAndWeakOnesHaveNothingAndSayWhy() {
        assertThat(under(AttributionModel.LINEAR))
                .extracting(SharedTouch::reason)
                .containsExactly(Reason.LATER_TOUCH_OF_MESSAGE, Reason.TOO_WEAK, null, null, null);
        assertThat(under(AttributionModel.LINEAR))
                .extracting(SharedTouch::qualified)
                .containsExactly(true, false, true, true, true);
    }

    @Test
    void underTheFirstTouchTheOthersLostToAnEarlierOne() {
        assertThat(gross(under(AttributionModel.FIRST)))
                .containsExactly(
                        Optional.empty(), Optional.empty(), Optional.of(100L), Optional.empty(), Optional.empty());
        assertThat(under(AttributionModel.FIRST))
                .extracting(SharedTouch::reason)
                .containsExactly(
                        Reason.LATER_TOUCH_OF_MESSAGE,
                        Reason.TOO_WEAK,
                        null,
                        Reason.EARLIER_TOUCH_WON,
                        Reason.EARLIER_TOUCH_WON);
    }

    @Test
    void underTheLastTouchTheOthersLostToALaterOne() {
        assertThat(under(AttributionModel.LAST))
                .extracting(SharedTouch::reason)
                .containsExactly(
                        Reason.LATER_TOUCH_WON, Reason.TOO_WEAK, Reason.LATER_TOUCH_WON, Reason.LATER_TOUCH_WON, null);
        assertThat(under(AttributionModel.LAST))
                .allMatch(touch -> touch.qualified() == (touch.touch().at() != 1));
    }

    @Test
    void whereNoneQualifiedNothingIsShared() {
        List<SharedTouch> touches = SharedTouch.of(
                List.of(verdict(0, 1, Reason.OUTSIDE_WINDOW)), AttributionModel.LINEAR, Window.THIRTY_DAYS, 100, 0);

        assertThat(touches).singleElement().satisfies(touch -> {
            assertThat(touch.share()).isEmpty();
            assertThat(touch.reason()).isEqualTo(Reason.OUTSIDE_WINDOW);
        });
    }
}
