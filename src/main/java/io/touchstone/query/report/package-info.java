/**
 * Flat rows of any KPIs by any dimensions, for spreadsheets and BI tools.
 */
@NullMarked
package io.touchstone.query.report;

import org.jspecify.annotations.NullMarked;
