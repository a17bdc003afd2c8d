package io.touchstone.attribution.placebo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Compares what messages' windows hold with what the same windows hold some weeks before and after, as far as no message is near
 * there. Contacts are added one after the other; of each only sums are kept. Not thread safe.
 */
public final class Placebo {

    private final PlaceboRule rule;
    private final long until;
    private final PlaceboWeek[] weeks;
    private SpanSales inWindows = SpanSales.NONE;
    private long messages;
    private long comparable;
    private ContactSums sums = ContactSums.NONE;

    /** @param until when the last counted purchase of the workspace was placed, epoch milliseconds: later windows may yet fill */
    public Placebo(PlaceboRule rule, long until) {
        this.rule = rule;
        this.until = until;
        this.weeks = rule.moves().stream().map(PlaceboWeek::nothing).toArray(PlaceboWeek[]::new);
    }

    /**
     * Adds a contact, who is left out unless it got a message that is asked about and bought something, whenever that was.
     *
     * @param ofContact all its counted messages of campaigns, whether or not they are asked about
     * @param bought all its counted purchases
     */
    public void add(Collection<PlaceboMessage> ofContact, Collection<PlaceboPurchase> bought) {
        List<MomentSpan> windows = windows(ofContact);
        if (windows.isEmpty() || bought.isEmpty()) {
            return;
        }
        inWindows = inWindows.plus(SpanSales.in(new MomentUnion(windows), bought));
        messages += windows.size();
        MomentUnion reserve = new MomentUnion(ofContact.stream()
                .map(message -> message.reserve(rule.windowLength()))
                .toList());
        long since = ofContact.stream().mapToLong(PlaceboMessage::sentAt).min().orElseThrow();
        boolean[] everComparable = new boolean[windows.size()];
        SpanSales actual = SpanSales.NONE;
        SpanSales placebo = SpanSales.NONE;
        for (int i = 0; i < weeks.length; i++) {
            long move = weeks[i].weeks() * PlaceboRule.WEEK;
            List<MomentSpan> compared = new ArrayList<>();
            List<MomentSpan> moved = new ArrayList<>();
            for (int j = 0; j < everComparable.length; j++) {
                MomentSpan there = windows.get(j).movedBy(move);
                if (there.from() >= since && there.to() <= until && !reserve.meets(there)) {
                    everComparable[j] = true;
                    compared.add(windows.get(j));
                    moved.add(there);
                }
            }
            SpanSales sales = SpanSales.in(new MomentUnion(compared), bought);
            SpanSales placeboSales = SpanSales.in(new MomentUnion(moved), bought);
            weeks[i] = weeks[i].plus(compared.size(), sales, placeboSales);
            actual = actual.plus(sales);
            placebo = placebo.plus(placeboSales);
        }
        for (boolean ever : everComparable) {
            comparable += ever ? 1 : 0;
        }
        if (actual.revenue().signum() + placebo.revenue().signum() > 0) {
            sums = sums.with(placebo.revenue(), actual.revenue());
        }
    }

    private List<MomentSpan> windows(Collection<PlaceboMessage> ofContact) {
        List<MomentSpan> windows = new ArrayList<>();
        for (PlaceboMessage message : ofContact) {
            Long from = message.firstTouch();
            if (message.asked() && from != null) {
                windows.add(new MomentSpan(from, from + rule.windowLength()));
            }
        }
        return windows;
    }

    /** Of those that were added so far. */
    public PlaceboFigures figures() {
        return new PlaceboFigures(rule, inWindows, messages, comparable, List.of(weeks), sums);
    }
}
