package io.touchstone.source.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.event.Event;
import io.touchstone.reference.Purchase;
import io.touchstone.reference.Reference;
import io.touchstone.source.Translation;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** One order, as what was told of it comes to. */
public final class OrderHistory {

    private OrderHistory() {}

    /** In a random order, some of it several times. */
    public static Purchase of(List<String> bodies, long seed, Function<String, Translation> translate) {
        Random random = new Random(seed);
        List<String> told = new ArrayList<>(bodies);
        bodies.stream().filter(_ -> random.nextBoolean()).forEach(told::add);
        Collections.shuffle(told, random);
        Map<String, Event> events = new LinkedHashMap<>();
        for (String body : told) {
            ShopParts.events(translate.apply(body)).forEach(event -> events.putIfAbsent(event.id(), event));
        }
        List<Purchase> purchases = new Reference(
                        List.copyOf(events.values()), ZoneId.of("Europe/Paris"), Currency.getInstance("EUR"))
                .allPurchases();
        assertThat(purchases).hasSize(1);
        return purchases.getFirst();
    }
}
