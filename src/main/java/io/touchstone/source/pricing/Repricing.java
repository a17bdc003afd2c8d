package io.touchstone.source.pricing;

import io.touchstone.event.json.ParsedEvent;
import io.touchstone.intake.Ingestion;
import io.touchstone.source.ratecard.MarketMap;
import io.touchstone.source.ratecard.MonthlyVolume;
import io.touchstone.source.ratecard.PriceBook;
import io.touchstone.source.ratecard.PricedMessage;
import io.touchstone.source.ratecard.RateCard;
import io.touchstone.source.ratecard.SaidPrice;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import io.touchstone.time.LocalCalendar;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Prices the messages of some days again, by the cards as they are: what came before its card, what a list was wrong about, and tiers, which are
 * counted through from the first of the month. Chunk by chunk, so that neither its memory nor its transactions grow with the days;
 * what breaks off is done as far as it got, and asked for again goes on from the beginning without saying anything twice.
 */
@Singleton
class Repricing {

    /** Messages of a transaction: what their prices change takes part of a second, in which deliveries of theirs wait. */
    private static final int CHUNK = 1_000;

    /** A day of some zone begins and ends within this of the same one in UTC. */
    private static final int DAYS_OF_OTHER_ZONES = 1;

    private final Transactions transactions;
    private final RateCards cards;
    private final Ingestion ingestion;

    Repricing(Transactions transactions, RateCards cards, Ingestion ingestion) {
        this.transactions = transactions;
        this.cards = cards;
        this.ingestion = ingestion;
    }

    /**
     * What came of it.
     *
     * @param messages of those days whose statuses say something of a price
     * @param repriced those of them whose price is another now, or the first
     * @param withoutPrice those of them of which nothing tells a price
     */
    record Repriced(LocalDate from, LocalDate to, long messages, long repriced, long withoutPrice) {}

    /** @param from a local date of each message's account, as is {@code to}; both inclusive */
    Repriced reprice(WorkspaceId workspace, LocalDate from, LocalDate to) {
        return new Run(workspace, from, to).all();
    }

    /** One message of a page: as it is then, and how many were charged in its month before it. */
    private record CountedBefore(KeptMessage kept, long before) {

        KeptMessage again(KeptMessage locked, PriceBook book) {
            return locked.with(locked.message().again(book, _ -> before));
        }
    }

    private final class Run {

        private final WorkspaceId workspace;
        private final LocalDate from;
        private final LocalDate to;
        private final LocalDate firstOfMonth;
        private final List<RateCard> inEffect;
        private final Currency currency;
        private final Map<ZoneId, PriceBook> books = new HashMap<>();
        private final MonthlyVolume volume = new MonthlyVolume();
        private long messages;
        private long repriced;
        private long withoutPrice;

        Run(WorkspaceId workspace, LocalDate from, LocalDate to) {
            this.workspace = workspace;
            this.from = from;
            this.to = to;
            this.firstOfMonth = from.withDayOfMonth(1);
            CardShelf shelf = cards.present(workspace);
            this.inEffect = cards.inEffect(workspace, shelf, firstOfMonth, to);
            this.currency = shelf.workspaceCurrency();
        }

        Repriced all() {
            long at = startInUtc(firstOfMonth.minusDays(DAYS_OF_OTHER_ZONES));
            long until = startInUtc(to.plusDays(1 + DAYS_OF_OTHER_ZONES));
            String after = "";
            List<KeptMessage> page;
            do {
                page = page(at, after, until);
                price(page);
                if (!page.isEmpty()) {
                    at = page.getLast().message().status().at().toEpochMilli();
                    after = page.getLast().id();
                }
            } while (page.size() == CHUNK);
            return new Repriced(from, to, messages, repriced, withoutPrice);
        }

        private List<KeptMessage> page(long at, String after, long until) {
            return transactions.statement(
                    workspace, tenant -> PricedMessageStore.page(tenant, at, after, until, CHUNK));
        }

        private void price(List<KeptMessage> page) {
            Map<String, KeptMessage> now = new TreeMap<>();
            Map<String, CountedBefore> changed = new TreeMap<>();
            for (KeptMessage kept : page) {
                LocalDate day = new LocalCalendar(kept.zone())
                        .dayOf(kept.message().status().at());
                if (day.isBefore(firstOfMonth) || day.isAfter(to)) {
                    continue;
                }
                long[] before = new long[1];
                PricedMessage again =
                        kept.message().again(book(kept.zone()), wanted -> before[0] = volume.count(wanted));
                if (day.isBefore(from)) {
                    continue; // counted alone
                }
                now.put(kept.id(), kept);
                if (!again.equals(kept.message())) {
                    changed.put(kept.id(), new CountedBefore(kept, before[0]));
                }
            }
            if (!changed.isEmpty()) {
                now.putAll(transactions.write(workspace, tenant -> save(tenant, changed)));
            }
            count(now.values().stream().toList(), changed);
            tell(now);
        }

        private PriceBook book(ZoneId zone) {
            return books.computeIfAbsent(
                    zone,
                    account -> new PriceBook(inEffect, MarketMap.shipped(), new LocalCalendar(account), currency));
        }

        private Map<String, KeptMessage> save(Tenant tenant, Map<String, CountedBefore> changed) {
            Map<String, KeptMessage> locked = PricedMessageStore.lock(tenant, changed.keySet());
            List<KeptMessage> saved = new ArrayList<>();
            locked.replaceAll((id, kept) -> {
                KeptMessage again = Objects.requireNonNull(changed.get(id)).again(kept, book(kept.zone()));
                if (!again.equals(kept)) {
                    saved.add(again);
                }
                return again;
            });
            PricedMessageStore.update(tenant, saved);
            return locked;
        }

        private void count(List<KeptMessage> now, Map<String, CountedBefore> changed) {
            messages += now.size();
            for (KeptMessage kept : now) {
                CountedBefore counted = changed.get(kept.id());
                SaidPrice said = kept.message().said();
                if (counted != null
                        && !Objects.equals(said, counted.kept().message().said())) {
                    repriced++;
                }
                if (kept.message().why() != null) {
                    withoutPrice++;
                }
            }
        }

        /** All that stands, so that what a run before this one saved and did not get to say is said as well. */
        private void tell(Map<String, KeptMessage> now) {
            List<ParsedEvent> events = new ArrayList<>();
            for (KeptMessage kept : now.values()) {
                SaidPrice said = kept.message().said();
                if (said != null) {
                    events.add(new ParsedEvent.Valid(said.event()));
                }
            }
            if (!events.isEmpty()) {
                ingestion.store(workspace, events);
            }
        }

        private static long startInUtc(LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        }
    }
}
