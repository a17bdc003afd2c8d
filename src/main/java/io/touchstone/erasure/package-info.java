/**
 * Forgets people. What tells who somebody is goes, from wherever it stands; what was counted stays, so that no number changes: messages,
 * purchases and events keep their keys, and hang on a contact without a name. See RATIONALE.md.
 */
@NullMarked
package io.touchstone.erasure;

import org.jspecify.annotations.NullMarked;
