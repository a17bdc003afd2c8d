package io.touchstone.attribution.placebo;

import java.math.BigDecimal;

/**
 * A counted purchase of one contact.
 *
 * @param at epoch milliseconds
 * @param revenue net of refunds, in the currency of the workspace
 */
public record PlaceboPurchase(long at, BigDecimal revenue) {}
