/**
 * Messages one by one, for people to read: the recipients of a campaign or node, by state, and everything known of one
 * message.
 *
 * <p>The list asks with the words of {@code query} (period, sources), and its states go by the KPIs of
 * {@code docs/kpis.md}: a state lists the messages that the KPI of the same name counts.
 */
@NullMarked
package io.touchstone.query.message;

import org.jspecify.annotations.NullMarked;
