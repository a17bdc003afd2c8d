/**
 * WhatsApp's webhooks, as Meta sends them and as resellers forward them: statuses of our messages, answers to them, and who people
 * are, made into events. RATIONALE.md says what was decided where Meta's documentation leaves a choice.
 */
@NullMarked
package io.touchstone.source.whatsapp;

import org.jspecify.annotations.NullMarked;
