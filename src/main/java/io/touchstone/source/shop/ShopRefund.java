package io.touchstone.source.shop;

import java.math.BigDecimal;

/**
 * Money of an order that was given back.
 *
 * @param id of the refund in its shop
 * @param amount in the currency of the order; 0 while nothing has reached the buyer
 */
public record ShopRefund(String id, BigDecimal amount) {}
