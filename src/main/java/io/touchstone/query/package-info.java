/**
 * What is asked for: how the parameters of a question become what it means in the caller's workspace, at one time.
 *
 * <p>A read takes five steps. Syntax: a record {@code …Parameters} holds the query parameters of a call, and its {@code parse} makes a
 * {@code …Question} of them, each parsed once, or one problem that names all that is wrong. Meaning: {@link
 * io.touchstone.query.QueryContext} knows the workspace and the time. Plan: a pure {@code …Query}. SQL: one {@code Select…}. The last is
 * the answer. A new parameter is a field of its record and a line of {@code parse}.
 *
 * <p>The rooms below have a noun each: KPIs, purchases, messages, campaigns and flows, reports. They hold what people are shown, and
 * write no table; what a message or purchase is, and how it is written, is in {@code facts}.
 */
@NullMarked
package io.touchstone.query;

import org.jspecify.annotations.NullMarked;
