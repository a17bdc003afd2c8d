package io.touchstone.attribution.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.SourceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class JourneyTest {

    private static final long PURCHASED_AT = 1_800_000_000_000L;
    private static final AttributionRule DAY_EACH = new AttributionRule(TouchRule.READ, Window.ONE_DAY, Window.ONE_DAY);

    @ParameterizedTest
    @EnumSource
    void aTouchExactlyOneWindowBeforeEarnsThePurchase(Window window) {
        Touch touch = campaignTouch("m", PURCHASED_AT - window.length().toMillis());
        assertThat(credit(both(window), touch)).hasValue(touch);
    }

    @ParameterizedTest
    @EnumSource
    void aTouchOneMillisecondBeforeTheWindowEarnsNothing(Window window) {
        Touch touch = campaignTouch("m", PURCHASED_AT - window.length().toMillis() - 1);
        assertThat(credit(both(window), touch)).isEmpty();
    }

    @Test
    void aTouchAtTheMomentOfThePurchaseEarnsIt() {
        Touch touch = campaignTouch("m", PURCHASED_AT);
        assertThat(credit(DAY_EACH, touch)).hasValue(touch);
    }

    @Test
    void aTouchAfterThePurchaseEarnsNothing() {
        assertThat(credit(DAY_EACH, campaignTouch("m", PURCHASED_AT + 1))).isEmpty();
    }

    @Test
    void nobodyEarnsAPurchaseWithoutTouches() {
        assertThat(credit(DAY_EACH)).isEmpty();
    }

    @Test
    void ofEachMessageTheLatestTouchInItsWindowQualifies() {
        Touch tooEarly = campaignTouch("a", PURCHASED_AT - 2 * 86_400_000L);
        Touch first = campaignTouch("b", PURCHASED_AT - 5);
        Touch second = campaignTouch("c", PURCHASED_AT - 4);
        Touch secondAgain = campaignTouch("c", PURCHASED_AT - 2);
        Touch firstAgain = campaignTouch("b", PURCHASED_AT - 3);
        Touch tooLate = campaignTouch("b", PURCHASED_AT + 1);
        assertThat(new Journey(List.of(tooEarly, first, second, firstAgain, secondAgain, tooLate))
                        .qualified(PURCHASED_AT, DAY_EACH))
                .containsExactly(firstAgain, secondAgain);
        assertThat(new Journey(List.of()).qualified(PURCHASED_AT, DAY_EACH)).isEmpty();
    }

    @Test
    void theLatestTouchWins() {
        Touch earlier = campaignTouch("m2", PURCHASED_AT - 2);
        Touch latest = campaignTouch("m1", PURCHASED_AT - 1);
        assertThat(credit(DAY_EACH, latest, earlier)).hasValue(latest);
    }

    @Test
    void ofTouchesAtOneInstantTheMessageSentLaterWins() {
        Touch sentEarlier = touch("m2", PURCHASED_AT - 5, TouchRule.READ, PURCHASED_AT - 20, SourceKind.CAMPAIGN);
        Touch sentLater = touch("m1", PURCHASED_AT - 5, TouchRule.READ, PURCHASED_AT - 10, SourceKind.CAMPAIGN);
        assertThat(credit(DAY_EACH, sentLater, sentEarlier)).hasValue(sentLater);
    }

    @Test
    void ofTouchesOfMessagesSentAtOnceTheGreatestIdByCodePointWins() {
        Touch lastOfTheBasicPlane = campaignTouch("\uFFFF", PURCHASED_AT - 5);
        Touch beyondIt = campaignTouch("\uD83D\uDE00", PURCHASED_AT - 5);
        assertThat(credit(DAY_EACH, beyondIt, lastOfTheBasicPlane)).hasValue(beyondIt);
    }

    @Test
    void upperCaseIdsComeBeforeLowerCaseOnes() {
        Touch upper = campaignTouch("M", PURCHASED_AT - 5);
        Touch lower = campaignTouch("m", PURCHASED_AT - 5);
        assertThat(credit(DAY_EACH, lower, upper)).hasValue(lower);
    }

    @Test
    void ofTouchesOfOneMessageAtOneInstantTheStrongestIsNamed() {
        Touch read = touch("m", PURCHASED_AT - 5, TouchRule.READ, PURCHASED_AT - 9, SourceKind.FLOW);
        Touch clicked = touch("m", PURCHASED_AT - 5, TouchRule.INTERACTED, PURCHASED_AT - 9, SourceKind.FLOW);
        assertThat(credit(DAY_EACH, clicked, read)).hasValue(clicked);
    }

    @ParameterizedTest
    @EnumSource
    void aRuleTakesTouchesOfItsOwnStrengthAndStronger(TouchRule rule) {
        for (TouchRule strength : TouchRule.values()) {
            Touch touch = touch("m", PURCHASED_AT - 5, strength, PURCHASED_AT - 9, SourceKind.FLOW);
            assertThat(credit(new AttributionRule(rule, Window.ONE_DAY, Window.ONE_DAY), touch))
                    .as("%s under %s", strength, rule)
                    .isEqualTo(strength.ordinal() >= rule.ordinal() ? Optional.of(touch) : Optional.empty());
        }
    }

    @Test
    void aLaterTouchThatIsTooWeakDoesNotHideAnEarlierOne() {
        Touch read = touch("m1", PURCHASED_AT - 50, TouchRule.READ, PURCHASED_AT - 90, SourceKind.CAMPAIGN);
        Touch delivered = touch("m2", PURCHASED_AT - 5, TouchRule.DELIVERED, PURCHASED_AT - 9, SourceKind.CAMPAIGN);
        assertThat(credit(DAY_EACH, read, delivered)).hasValue(read);
    }

    @Test
    void campaignsAndFlowsHaveWindowsOfTheirOwn() {
        AttributionRule rule = new AttributionRule(TouchRule.READ, Window.TWO_DAYS, Window.ONE_HOUR);
        long longerThanAnHour = PURCHASED_AT - Duration.ofHours(2).toMillis();
        Touch campaign = touch("m1", longerThanAnHour, TouchRule.READ, 0, SourceKind.CAMPAIGN);
        Touch flow = touch("m2", longerThanAnHour, TouchRule.READ, 0, SourceKind.FLOW);
        assertThat(credit(rule, campaign)).hasValue(campaign);
        assertThat(credit(rule, flow)).isEmpty();
    }

    @Test
    void aLaterTouchOutsideItsWindowDoesNotHideAnEarlierOneInsideItsOwn() {
        AttributionRule rule = new AttributionRule(TouchRule.READ, Window.TWO_DAYS, Window.ONE_HOUR);
        long day = Duration.ofDays(1).toMillis();
        Touch campaign = touch("m1", PURCHASED_AT - day - 1, TouchRule.READ, 0, SourceKind.CAMPAIGN);
        Touch flow = touch("m2", PURCHASED_AT - day, TouchRule.READ, 0, SourceKind.FLOW);
        assertThat(credit(rule, campaign, flow)).hasValue(campaign);
    }

    @Test
    void ofTwoPurchasesEachGoesToTheLastTouchBeforeIt() {
        Touch first = campaignTouch("m1", PURCHASED_AT - 100);
        Touch second = campaignTouch("m2", PURCHASED_AT);
        Journey journey = new Journey(List.of(second, first));
        assertThat(journey.credit(PURCHASED_AT - 1, DAY_EACH)).hasValue(first);
        assertThat(journey.credit(PURCHASED_AT + 1, DAY_EACH)).hasValue(second);
    }

    @Test
    void everyTouchOfTheThirtyDaysBeforeThePurchaseIsExplainedInOrder() {
        long month = Duration.ofDays(30).toMillis();
        Touch first = campaignTouch("m2", PURCHASED_AT - month);
        Touch last = campaignTouch("m1", PURCHASED_AT);
        Journey journey = new Journey(List.of(
                last, campaignTouch("m3", PURCHASED_AT + 1), campaignTouch("m4", PURCHASED_AT - month - 1), first));
        assertThat(journey.explain(PURCHASED_AT, DAY_EACH))
                .extracting(Verdict::touch)
                .containsExactly(first, last);
    }

    @Test
    void aTouchThatDidNotWinWasTooWeakOrTooOldOrLostToALaterOne() {
        Touch old = campaignTouch("m1", PURCHASED_AT - Duration.ofDays(2).toMillis());
        Touch beaten = campaignTouch("m2", PURCHASED_AT - 90);
        Touch winner = campaignTouch("m3", PURCHASED_AT - 50);
        Touch weak = touch("m4", PURCHASED_AT - 5, TouchRule.DELIVERED, 0, SourceKind.CAMPAIGN);
        assertThat(new Journey(List.of(old, beaten, winner, weak)).explain(PURCHASED_AT, DAY_EACH))
                .containsExactly(
                        new Verdict(old, Verdict.Reason.OUTSIDE_WINDOW),
                        new Verdict(beaten, Verdict.Reason.LATER_TOUCH_WON),
                        new Verdict(winner, null),
                        new Verdict(weak, Verdict.Reason.TOO_WEAK));
    }

    @Test
    void aTouchThatIsTooWeakAndTooOldIsTooWeak() {
        Touch touch =
                touch("m", PURCHASED_AT - Duration.ofDays(9).toMillis(), TouchRule.DELIVERED, 0, SourceKind.CAMPAIGN);
        assertThat(new Journey(List.of(touch)).explain(PURCHASED_AT, DAY_EACH))
                .containsExactly(new Verdict(touch, Verdict.Reason.TOO_WEAK));
    }

    @Test
    void ofTwoTouchesThatAreTheSameOneWins() {
        Touch touch = campaignTouch("m", PURCHASED_AT - 5);
        assertThat(new Journey(List.of(touch, touch)).explain(PURCHASED_AT, DAY_EACH))
                .containsExactly(new Verdict(touch, Verdict.Reason.LATER_TOUCH_WON), new Verdict(touch, null));
    }

    /** Against the definition, over touches few and close enough to tie often. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theCreditIsTheGreatestOfTheCandidates(long seed) {
        Random random = new Random(seed);
        List<Touch> touches = anyTouches(random);
        AttributionRule rule = anyRule(random);
        Optional<Touch> expected = touches.stream()
                .filter(touch -> touch.satisfies(rule.touch()))
                .filter(touch -> touch.at() <= PURCHASED_AT)
                .filter(touch -> PURCHASED_AT - touch.at()
                        <= rule.window(touch.kind()).length().toMillis())
                .max(Touch::compareTo);
        assertThat(new Journey(touches).credit(PURCHASED_AT, rule)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theWinnerOfAnExplanationIsTheCredit(long seed) {
        Random random = new Random(seed);
        Journey journey = new Journey(anyTouches(random));
        AttributionRule rule = anyRule(random);
        assertThat(journey.explain(PURCHASED_AT, rule).stream()
                        .filter(Verdict::won)
                        .map(Verdict::touch)
                        .toList())
                .isEqualTo(journey.credit(PURCHASED_AT, rule).stream().toList());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aTouchQualifiesExactlyWhenItWouldWinAlone(long seed) {
        Random random = new Random(seed);
        Journey journey = new Journey(anyTouches(random));
        AttributionRule rule = anyRule(random);
        assertThat(journey.explain(PURCHASED_AT, rule))
                .allSatisfy(verdict -> assertThat(verdict.qualified())
                        .isEqualTo(credit(rule, verdict.touch()).isPresent()));
    }

    @Test
    void aTouchAtTheEndOfTheLongestWindowIsTheLastThatAnyWindowReaches() {
        Touch touch = campaignTouch("m", PURCHASED_AT - Window.REACH);
        assertThat(new Journey(List.of(touch)).candidates(PURCHASED_AT, TouchRule.READ))
                .containsExactly(new Candidate(touch, Window.THIRTY_DAYS.step(), Candidate.NO_RIVAL));
        assertThat(new Journey(List.of(touch)).candidates(PURCHASED_AT + 1, TouchRule.READ))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aWindowReachesATouchThatIsAsLongAgoAsItIs(Window window) {
        long length = window.length().toMillis();
        assertThat(Window.stepOf(length)).hasValue(window.step());
        assertThat(Window.stepOf(length + 1)).isNotEqualTo(Window.stepOf(length));
    }

    /** One of each kind of source for every rule that it satisfies, each by the latest touch that does. */
    @Test
    void everyRuleHasItsOwnCredits() {
        Touch delivered = touch("a", PURCHASED_AT - 1, TouchRule.DELIVERED, 3, SourceKind.CAMPAIGN);
        Touch read = touch("b", PURCHASED_AT - 2, TouchRule.READ, 4, SourceKind.CAMPAIGN);
        Touch flow = touch("c", PURCHASED_AT - 3, TouchRule.READ, 5, SourceKind.FLOW);
        List<Credit> credits = Credit.of(7, PURCHASED_AT, new Journey(List.of(delivered, read, flow)));
        assertThat(credits)
                .containsExactly(
                        credit(TouchRule.DELIVERED, delivered, Candidate.NO_RIVAL),
                        credit(TouchRule.DELIVERED, flow, 1),
                        credit(TouchRule.READ, read, Candidate.NO_RIVAL),
                        credit(TouchRule.READ, flow, 1));
        assertThat(credits)
                .allSatisfy(
                        one -> assertThat(credits.stream().filter(one::hasKeyOf).toList())
                                .containsExactly(one));
        assertThat(Credit.of(8, PURCHASED_AT, new Journey(List.of(delivered)))).noneMatch(credits.getFirst()::hasKeyOf);
    }

    private static Credit credit(TouchRule rule, Touch touch, int rivalStep) {
        return new Credit(
                7,
                rule,
                touch.kind(),
                touch.messageKey(),
                touch.sourceKey(),
                touch.sentAt(),
                touch.at(),
                touch.strength(),
                1,
                rivalStep);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static List<Touch> anyTouches(Random random) {
        List<Touch> touches = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            touches.add(touch(
                    "m" + random.nextInt(3),
                    PURCHASED_AT - Duration.ofHours(random.nextInt(-2, 24 * 32)).toMillis() / (1 + random.nextInt(200)),
                    any(TouchRule.values(), random),
                    PURCHASED_AT - random.nextInt(3),
                    any(SourceKind.values(), random)));
        }
        return touches;
    }

    private static AttributionRule anyRule(Random random) {
        return new AttributionRule(
                any(TouchRule.values(), random), any(Window.values(), random), any(Window.values(), random));
    }

    private static Optional<Touch> credit(AttributionRule rule, Touch... touches) {
        return new Journey(List.of(touches)).credit(PURCHASED_AT, rule);
    }

    private static AttributionRule both(Window window) {
        return new AttributionRule(TouchRule.READ, window, window);
    }

    private static Touch campaignTouch(String messageId, long at) {
        return touch(messageId, at, TouchRule.READ, 0, SourceKind.CAMPAIGN);
    }

    private static Touch touch(String messageId, long at, TouchRule strength, long sentAt, SourceKind kind) {
        return new Touch(at, strength, messageId.hashCode(), messageId, sentAt, 1, kind);
    }

    private static <T> T any(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }
}
