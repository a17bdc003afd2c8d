package io.touchstone.control.accesslog;

import java.time.Instant;

/**
 * One entry of the log.
 *
 * @param at when the answer began to be made
 * @param serial random: tells those of one millisecond apart
 * @param caller the id of the key, or {@code jwt:} and the subject of the token
 * @param operation without the ids of its path
 * @param asked the parameters of the question, without what could name anybody
 * @param contacts how many people the answer showed; one that is in several parts of a long one, as often
 */
public record LoggedAccess(Instant at, long serial, String caller, String operation, String asked, long contacts) {}
