package io.touchstone.demo;

import java.time.LocalDate;

/**
 * A broadcast of the shop.
 *
 * @param template the message template it sent
 * @param sentOn the local day of its messages
 */
public record DemoCampaign(String id, String name, String template, LocalDate sentOn) {}
