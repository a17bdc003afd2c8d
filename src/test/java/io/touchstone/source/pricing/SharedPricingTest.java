package io.touchstone.source.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchstone.event.Event.MessagePriced;
import io.touchstone.event.Money;
import io.touchstone.source.pricing.SharedPricing.Account;
import io.touchstone.source.ratecard.PricedStatus;
import io.touchstone.source.ratecard.SaidPrice;
import io.touchstone.tenant.WorkspaceId;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Deliveries whose prices are made while others' are. The threads of the work are the test's: it runs when the test says so. */
class SharedPricingTest {

    private static final Account ACCOUNT = account("con_1");
    private static final String SPOILED = "spoiled";
    private static final String AWAY = "away";
    private static final String FREE = "free";
    private static final String ERASED = "erased";

    private final Deque<Runnable> work = new ArrayDeque<>();

    /** The messages of each transaction. */
    private final List<List<String>> transactions = new ArrayList<>();

    private final SharedPricing pricing = new SharedPricing(this::price, work::add);

    private static Account account(String connectionId) {
        return new Account(WorkspaceId.parse("ws_1").orElseThrow(), connectionId, ZoneOffset.UTC);
    }

    private Map<String, MessagePriced> price(Account account, List<PricedStatus> statuses) {
        List<String> messages = statuses.stream().map(PricedStatus::messageId).toList();
        transactions.add(messages);
        if (messages.contains(AWAY)) {
            throw new IllegalStateException(new SQLException("link failure", "08S01"));
        }
        if (messages.contains(SPOILED)) {
            throw new IllegalStateException("this one cannot be priced");
        }
        return messages.stream()
                .distinct()
                .filter(message -> !message.equals(FREE))
                .collect(Collectors.toMap(Function.identity(), SharedPricingTest::event));
    }

    /** A message may go by another id than its statuses: since somebody was erased. */
    private static MessagePriced event(String message) {
        if (message.equals(ERASED)) {
            return event("renamed");
        }
        Money money = new Money(BigDecimal.ONE, Currency.getInstance("EUR"), null);
        return new SaidPrice(message, Instant.EPOCH, 0, money).event();
    }

    private CompletableFuture<List<String>> begin(Account account, String... messages) {
        List<PricedStatus> statuses = List.of(messages).stream()
                .map(message ->
                        new PricedStatus(message, Instant.EPOCH, true, null, "marketing", "regular", true, "PMP"))
                .toList();
        return pricing.begin(account, statuses)
                .thenApply(prices ->
                        prices.values().stream().map(MessagePriced::messageId).toList());
    }

    private void runAll() {
        while (!work.isEmpty()) {
            work.removeFirst().run();
        }
    }

    @Test
    void thoseThatCameMeanwhileShareATransactionAndEachLearnsThePricesOfItsOwnMessages() {
        var first = begin(ACCOUNT, "b", "a", "b");
        var second = begin(ACCOUNT, "c", FREE);
        var third = begin(ACCOUNT, "b");

        assertThat(work).hasSize(1);
        runAll();

        assertThat(transactions).containsExactly(List.of("b", "a", "b", "c", FREE, "b"));
        assertThat(first.join()).containsExactly("a", "b");
        assertThat(second.join()).containsExactly("c");
        assertThat(third.join()).containsExactly("b");
    }

    @Test
    void thePriceOfAMessageThatGoesByAnotherIdIsToldToWhoeverSentTheFormerOne() {
        var erased = pricing.begin(
                ACCOUNT,
                List.of(new PricedStatus(ERASED, Instant.EPOCH, true, null, "marketing", "regular", true, "PMP")));
        runAll();

        assertThat(erased.join()).containsOnlyKeys(ERASED);
        assertThat(erased.join().get(ERASED)).isEqualTo(event("renamed"));
    }

    @Test
    void whoComesAfterTheLastGroupBeginsAnother() {
        begin(ACCOUNT, "a");
        runAll();
        var later = begin(ACCOUNT, "b");
        runAll();

        assertThat(later.join()).containsExactly("b");
        assertThat(transactions).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void accountsDoNotWaitForEachOther() {
        begin(ACCOUNT, "a");
        begin(account("con_2"), "b");

        assertThat(work).hasSize(2);
        runAll();
        assertThat(transactions).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void aTransactionHasAnEnd() {
        String[] many = IntStream.range(0, 1_500).mapToObj(i -> "m" + i).toArray(String[]::new);
        begin(ACCOUNT, many);
        begin(ACCOUNT, many);
        begin(ACCOUNT, "a");
        runAll();

        assertThat(transactions).extracting(List::size).containsExactly(1_500, 1_501);
    }

    @Test
    void ofAGroupThatFailsNoneSuffersForAnother() {
        var good = begin(ACCOUNT, "a");
        var spoiled = begin(ACCOUNT, SPOILED);
        var other = begin(ACCOUNT, "b");
        runAll();

        assertThat(good.join()).containsExactly("a");
        assertThat(other.join()).containsExactly("b");
        assertThatThrownBy(spoiled::join).hasMessageContaining("cannot be priced");
    }

    @Test
    void whoWaitedForADatabaseThatIsAwayIsToldSoAtOnceAndWithoutAskingAgain() {
        var away = begin(ACCOUNT, AWAY);
        var beside = begin(ACCOUNT, "a");
        runAll();

        assertThatThrownBy(away::join).hasRootCauseInstanceOf(SQLException.class);
        assertThatThrownBy(beside::join).hasRootCauseInstanceOf(SQLException.class);
        assertThat(transactions).hasSize(1);

        var after = begin(ACCOUNT, "c");
        runAll();
        assertThat(after.join()).containsExactly("c");
    }
}
