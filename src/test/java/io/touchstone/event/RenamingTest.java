package io.touchstone.event;

import static io.touchstone.event.SampleEvents.accepted;
import static io.touchstone.event.SampleEvents.json;
import static io.touchstone.event.SampleEvents.least;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenamingTest {

    /** Says of each id what it is of. */
    private static final Renaming RENAMING = new Renaming() {

        @Override
        public String event(String id) {
            return "id of " + id;
        }

        @Override
        public String message(String id) {
            return "message_id of " + id;
        }

        @Override
        public String purchase(String id) {
            return "purchase_id of " + id;
        }

        @Override
        public String ref(String ref) {
            return "ref of " + ref;
        }
    };

    @ParameterizedTest
    @EnumSource
    void anEventHasItsNewIdsAndAllElseThatItHad(EventType type) {
        assertRenamed(least(type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type':'message.sent','message_id':'m1','contact':{'id':'m1'},'campaign_id':'k1','ref':'r1',"
                        + "'cost':{'amount':1,'currency':'EUR'},'template':'m1','category':'utility','fallback':true",
                "'type':'message.clicked','ref':'r1','url':'m1'",
                "'type':'message.clicked','message_id':'m1','url':'m1'",
                "'type':'message.replied','contact':{'phone':'+12'},'kind':'quick_reply','button':'m1'",
                "'type':'message.failed','message_id':'m1','code':'m1','reason':'m1'",
                "'type':'contact.opted_out','contact':{'id':'p1'},'message_id':'m1'",
                "'type':'contact.identified','contact':{'id':'p1'},'same_as':{'id':'m1'}",
                "'type':'purchase.placed','purchase_id':'p1','amount':1,'currency':'EUR','order_name':'p1',"
                        + "'contact':{'id':'p1'},'test':true",
                "'type':'purchase.refunded','purchase_id':'p1','amount':1,'currency':'EUR','refund_id':'p1'"
            })
    void whatIsNoIdOfAnEventStaysEvenWhereItIsSpelledAlike(String fields) {
        assertRenamed(json("{'id':'e1','occurred_at':'2026-07-01T10:00:00Z'," + fields + "}"));
    }

    @Test
    void whatWasNotNamedIsNotNamed() {
        Event.MessageReplied replied = (Event.MessageReplied) RENAMING.of(accepted(
                json("{'id':'e1','type':'message.replied','occurred_at':'2026-07-01T10:00:00Z','contact':{'id':'c1'},"
                        + "'kind':'text'}")));
        assertThat(replied.messageId()).isNull();
    }

    private static void assertRenamed(ObjectNode event) {
        ObjectNode renamed = event.deepCopy();
        for (String field : List.of("id", "message_id", "purchase_id", "ref")) {
            if (event.has(field)) {
                renamed.put(field, field + " of " + event.get(field).asText());
            }
        }
        assertThat(RENAMING.of(accepted(event))).isEqualTo(accepted(renamed));
    }
}
