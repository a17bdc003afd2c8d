package io.touchstone.source.platform;

import java.time.ZoneId;
import java.util.Currency;

/** In whose days and in what money a workspace counts. */
public record Books(ZoneId zone, Currency currency) {}
