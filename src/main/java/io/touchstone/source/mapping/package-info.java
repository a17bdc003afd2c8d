/**
 * Bodies of any platform that posts JSON, made into events by rules that are data: JSON Pointers from a body to an event's fields. The
 * rules of some platforms come along, as presets. RATIONALE.md says what was decided where several ways were open.
 */
@NullMarked
package io.touchstone.source.mapping;

import org.jspecify.annotations.NullMarked;
