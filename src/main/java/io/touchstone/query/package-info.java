/**
 * What is asked for: how the parameters of a question become what it means in the caller's workspace, at one time.
 *
 * <p>A read takes three steps: a resource parses its parameters, a pure query says what they mean, and one {@code Select…}
 * answers it. The rooms below have a noun each: KPIs, purchases, messages, campaigns and flows, reports. They hold what
 * people are shown, and write no table; what a message or purchase is, and how it is written, is in {@code facts}.
 */
@NullMarked
package io.touchstone.query;

import org.jspecify.annotations.NullMarked;
