package io.touchstone.query.kpi;

import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.rollup.MetricValues;

/** What a question comes to under one rule. @param window of campaigns and flows alike */
public record RuleValues(TouchRule touch, Window window, MetricValues values) {}
