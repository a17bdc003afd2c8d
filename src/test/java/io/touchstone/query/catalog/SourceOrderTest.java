package io.touchstone.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchstone.control.workspace.RateBase;
import io.touchstone.http.list.Cursor;
import io.touchstone.http.list.Page;
import io.touchstone.http.list.PageRequest;
import io.touchstone.problem.ProblemException;
import io.touchstone.query.SampleTallies;
import io.touchstone.query.catalog.SourceRow.Numbers;
import io.touchstone.query.kpi.Kpi;
import io.touchstone.rollup.MetricValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceOrderTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00.001Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T10:00:00.002Z");

    private static final Numbers NEVER_SENT_1 = row("1", "Z", null, MetricValues.ZERO);
    private static final Numbers NEVER_SENT_2 = row("2", "a", null, MetricValues.ZERO);
    private static final Numbers MONDAYS_1 = row("A", "a", MONDAY, SampleTallies.money("1", 1, "2.50"));
    private static final Numbers MONDAYS_2 = row("a", "\uFFFF", MONDAY, SampleTallies.money("1.00", 1, "2.5"));
    private static final Numbers TUESDAYS = row("0", "\uD83D\uDE00", TUESDAY, SampleTallies.money("3", 1, "10"));

    private static final List<Numbers> ROWS = List.of(TUESDAYS, MONDAYS_2, NEVER_SENT_2, MONDAYS_1, NEVER_SENT_1);

    @Test
    void theLastSentComeFirstUnlessAskedOtherwise() {
        assertThat(sorted(null)).containsExactly(TUESDAYS, MONDAYS_1, MONDAYS_2, NEVER_SENT_1, NEVER_SENT_2);
    }

    @Test
    void nullsComeLastInAscendingOrder() {
        assertThat(sorted("first_sent_at")).containsExactly(MONDAYS_1, MONDAYS_2, TUESDAYS, NEVER_SENT_1, NEVER_SENT_2);
    }

    @Test
    void nullsComeLastInDescendingOrder() {
        assertThat(sorted("-first_sent_at"))
                .containsExactly(TUESDAYS, MONDAYS_1, MONDAYS_2, NEVER_SENT_1, NEVER_SENT_2);
    }

    @Test
    void ratiosOverZeroComeLastEitherWay() {
        assertThat(sorted("roi")).containsExactly(MONDAYS_1, MONDAYS_2, TUESDAYS, NEVER_SENT_1, NEVER_SENT_2);
        assertThat(sorted("-roi")).containsExactly(TUESDAYS, MONDAYS_1, MONDAYS_2, NEVER_SENT_1, NEVER_SENT_2);
    }

    @Test
    void equalNumbersTieWhateverTheirScale() {
        assertThat(sorted("-revenue")).containsExactly(TUESDAYS, MONDAYS_1, MONDAYS_2, NEVER_SENT_1, NEVER_SENT_2);
    }

    @Test
    void namesGoByCodePointAndTiesByIdAscending() {
        assertThat(sorted("name")).containsExactly(NEVER_SENT_1, NEVER_SENT_2, MONDAYS_1, MONDAYS_2, TUESDAYS);
        assertThat(sorted("-name")).containsExactly(TUESDAYS, MONDAYS_2, NEVER_SENT_2, MONDAYS_1, NEVER_SENT_1);
    }

    @ParameterizedTest
    @MethodSource("sorts")
    void aCursorIsFollowedByTheRowsBehindItAlone(String sort) {
        SourceOrder order = SourceOrder.of(sort);
        List<Numbers> sorted = sorted(sort);
        for (int end = 0; end < sorted.size(); end++) {
            Cursor cursor = roundTrip(order, sorted.get(end));
            assertThat(sorted)
                    .filteredOn(row -> order.isAfter(row, cursor))
                    .as("after %s of %s", end, sort)
                    .isEqualTo(sorted.subList(end + 1, sorted.size()));
        }
    }

    static Stream<String> sorts() {
        return Stream.concat(
                        Stream.of("name", "first_sent_at", "last_sent_at"),
                        Stream.of(Kpi.values()).map(Kpi::code))
                .flatMap(column -> Stream.of(column, "-" + column));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "--name", "+name", "Name", "id", "status", "total_revenue", "name,roi"})
    void otherColumnsAreRefused(String sort) {
        assertThatThrownBy(() -> SourceOrder.of(sort))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("sort: must be one of name, first_sent_at, last_sent_at, sent, ");
    }

    /** The cursor of a page that ends with the row, as it comes back from the client. */
    private static Cursor roundTrip(SourceOrder order, Numbers row) {
        PageRequest request = PageRequest.of("rows", "1", null);
        Page<Numbers> page = Page.of(List.of(row, row), request, order::cursorOf);
        return Objects.requireNonNull(
                PageRequest.of("rows", "1", page.nextCursor()).after());
    }

    private static List<Numbers> sorted(@Nullable String sort) {
        List<Numbers> rows = new ArrayList<>(ROWS);
        Collections.shuffle(rows, new Random(3));
        rows.sort((sort == null ? SourceOrder.DEFAULT : SourceOrder.of(sort)).comparator());
        return rows;
    }

    private static Numbers row(String id, String name, @Nullable Instant sentAt, MetricValues values) {
        SentRange sent = sentAt == null ? null : new SentRange(sentAt, sentAt);
        return new Numbers(id, name, null, sent, values, null, RateBase.SENT);
    }
}
