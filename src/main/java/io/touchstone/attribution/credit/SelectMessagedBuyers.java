package io.touchstone.attribution.credit;

import io.touchstone.sql.Row;
import io.touchstone.sql.RowMemory;
import io.touchstone.sql.Sql;
import io.touchstone.sql.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The contacts who bought, whenever that was, and got a message that was sent in some time: some at a time. Who bought is walked along the
 * index of purchases by contact, and who of them got a message is found in that of messages, neither of which takes a look at a row.
 */
public final class SelectMessagedBuyers {

    /** More than enough for one contact, and with their touches some megabytes. */
    private static final int MESSAGES_AT_ONCE = 20_000;

    /** @param messages how many it ever got */
    private record MessagedBuyer(long contactKey, long messages) {}

    private SelectMessagedBuyers() {}

    /**
     * Hands over their keys, a list of at most {@link Sql#LONGEST_LIST} and never an empty one, in their order. What the consumer reads of
     * them takes no memory beyond its call.
     *
     * @param from when the message was sent at the earliest, inclusive, epoch milliseconds
     * @param to exclusive
     */
    public static void forEach(Tenant tenant, long from, long to, Consumer<List<Long>> consumer) {
        long after = -1;
        List<Long> buyers = buyers(tenant, after);
        while (!buyers.isEmpty()) {
            List<Long> some = new ArrayList<>();
            long messages = 0;
            for (MessagedBuyer buyer : messaged(tenant, buyers, from, to)) {
                if (!some.isEmpty() && messages + buyer.messages() > MESSAGES_AT_ONCE) {
                    handOver(some, consumer);
                    some.clear();
                    messages = 0;
                }
                some.add(buyer.contactKey());
                messages += buyer.messages();
            }
            handOver(some, consumer);
            after = buyers.getLast();
            buyers = buyers(tenant, after);
        }
    }

    private static void handOver(List<Long> contactKeys, Consumer<List<Long>> consumer) {
        if (!contactKeys.isEmpty()) {
            RowMemory.passing(() -> {
                consumer.accept(List.copyOf(contactKeys));
                return true;
            });
        }
    }

    /** The keys of the next contacts who bought, or tried to, in their order. */
    private static List<Long> buyers(Tenant tenant, long after) {
        return RowMemory.passing(() -> tenant.query("""
                SELECT DISTINCT contact_key FROM purchase FORCE INDEX (purchase_contact)
                WHERE workspace_id = :workspace AND contact_key > ? ORDER BY contact_key LIMIT ?
                """, Row::number, after, Sql.LONGEST_LIST));
    }

    /** Those of them who got a message in the time. */
    private static List<MessagedBuyer> messaged(Tenant tenant, List<Long> buyers, long from, long to) {
        return RowMemory.passing(
                () -> tenant.query("""
                SELECT contact_key, COUNT(*) FROM message FORCE INDEX (message_contact_sent)
                WHERE workspace_id = :workspace AND contact_key IN ? AND sent_at IS NOT NULL
                GROUP BY contact_key HAVING SUM(sent_at >= ? AND sent_at < ?) > 0
                """, row -> new MessagedBuyer(row.number(), row.number()), buyers, from, to));
    }
}
