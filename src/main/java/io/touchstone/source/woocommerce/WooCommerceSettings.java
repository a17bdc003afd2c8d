package io.touchstone.source.woocommerce;

import io.touchstone.source.shop.ShopMoney;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a connection says about the bodies that come over it.
 *
 * @param whenPaid whether an order is a purchase once it is paid; else once it is made
 * @param paidStates of an order, by which it is paid; with what a shop's database has in front of them, or without
 */
public record WooCommerceSettings(ShopMoney money, boolean whenPaid, Set<String> paidStates) {

    public WooCommerceSettings {
        paidStates = paidStates.stream()
                .map(OrderState::name)
                .filter(state -> !state.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
