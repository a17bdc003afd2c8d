/**
 * What comes over connections: proved, turned into events, stored, and told of. A delivery is answered once what it holds is durable; what
 * became of its parts is noted after that, by and by, since nothing is lost with such a note.
 */
@NullMarked
package io.touchstone.source.hook;

import org.jspecify.annotations.NullMarked;
