package io.touchstone.source.whatsapp;

import static io.touchstone.source.whatsapp.Webhooks.WITH_DEFAULTS;
import static io.touchstone.source.whatsapp.Webhooks.change;
import static io.touchstone.source.whatsapp.Webhooks.delivery;
import static io.touchstone.source.whatsapp.Webhooks.events;
import static io.touchstone.source.whatsapp.Webhooks.message;
import static io.touchstone.source.whatsapp.Webhooks.status;
import static io.touchstone.source.whatsapp.Webhooks.translate;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a platform repeats, reorders and batches what it tells, it tells the same. */
class RepeatedDeliveriesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void haveTheSameEvents(long seed) {
        Random random = new Random(seed);
        List<String> changes = changes();
        Set<Event> once = new HashSet<>();
        changes.forEach(change -> once.addAll(events(translate(WITH_DEFAULTS, delivery(change)))));

        Set<Event> repeated = new HashSet<>();
        List<String> deliveries = new ArrayList<>(changes);
        deliveries.addAll(changes);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(deliveries, random);
            for (int from = 0; from < deliveries.size(); ) {
                int to = Math.min(deliveries.size(), from + 1 + random.nextInt(7));
                String body = delivery(deliveries.subList(from, to).toArray(String[]::new));
                repeated.addAll(events(translate(WITH_DEFAULTS, body)));
                from = to;
            }
        }

        assertThat(repeated).isEqualTo(once);
        assertThat(once.stream().map(Event::id)).doesNotHaveDuplicates().allMatch(id -> id.matches("wa_[0-9a-f]{32}"));
    }

    /** Each event of its own: of three messages and recipients four states at two times, and as many answers. */
    private static List<String> changes() {
        List<String> changes = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            for (String at : List.of("1782900000", "1782900001")) {
                for (String state : List.of("sent", "delivered", "read", "played", "failed")) {
                    for (String carrier : List.of("", ",'biz_opaque_callback_data':{'v':1,'c':'spring'}")) {
                        changes.add(change(
                                "messages",
                                "'statuses':[{'id':'wamid." + i + "','status':'" + state + "','timestamp':'" + at
                                        + "','recipient_id':'491510000000" + i + "','recipient_user_id':'DE." + i + "'"
                                        + carrier + "}]"));
                    }
                }
                for (String type : List.of("text", "button")) {
                    changes.add(change(
                            "messages",
                            "'messages':[{'id':'wamid.in" + i + "','type':'" + type + "','timestamp':" + at
                                    + ",'from':'491510000000" + i + "','text':{'body':'stop'}}]"));
                }
            }
        }
        return changes;
    }

    @Test
    void factsThatDifferInAnythingAreTwo() {
        String read = status("'id':'wamid.1','status':'read','recipient_id':'4915100000001'");
        Set<String> ids = Stream.of(
                        read,
                        read.replace("wamid.1", "wamid.2"),
                        read.replace("'read'", "'played'"),
                        read.replace("'read'", "'delivered'"),
                        read.replace("4915100000001", "4915100000002"),
                        read.replace("1782900000", "1782900001"),
                        message("'from':'4915100000001','id':'wamid.1','type':'text'"),
                        message("'from':'4915100000001','id':'wamid.1','type':'button'"),
                        message("'from':'4915100000001','id':'wamid.1','type':'button','button':{'text':'a'}"),
                        message("'from':'4915100000001','id':'wamid.1','type':'text','context':{'id':'wamid.1'}"))
                .flatMap(body -> events(translate(WITH_DEFAULTS, body)).stream())
                .map(Event::id)
                .collect(toSet());
        assertThat(ids).hasSize(10);
    }

    @Test
    void theSameOfAnotherNumberIsAnother() {
        WhatsAppSettings all = new WhatsAppSettings(Set.of(), Set.of(), null, Set.of());
        String read = status("'id':'wamid.1','status':'read'");
        assertThat(events(translate(all, read)).getFirst().id())
                .isNotEqualTo(events(translate(all, read.replace("700", "701")))
                        .getFirst()
                        .id());
    }

    /** Else it would be counted twice. */
    @Test
    void anAnswerIsOneHoweverMuchIsToldOfItsSender() {
        String little = message("'from':'4915100000001','id':'wamid.in','type':'text'");
        String much = message("'from':'+4915100000001','from_user_id':'DE.77','id':'wamid.in','type':'text'")
                .replace("'messages':", "'contacts':[{'user_id':'DE.77','profile':{'name':'Ada'}}],'messages':");
        assertThat(events(translate(WITH_DEFAULTS, little)).getFirst().id())
                .isEqualTo(events(translate(WITH_DEFAULTS, much)).getFirst().id());
    }

    @Test
    void aNumberIsTheSameWithAndWithoutItsPlus() {
        String read = status("'id':'wamid.1','status':'read','recipient_id':'4915100000001'");
        assertThat(events(translate(WITH_DEFAULTS, read)))
                .isEqualTo(events(translate(WITH_DEFAULTS, read.replace("'491", "'+491"))));
    }
}
