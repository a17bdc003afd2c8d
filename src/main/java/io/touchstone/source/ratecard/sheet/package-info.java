/**
 * Rate cards as they are written: in JSON, as a client puts one, or in CSV, as Meta's lists are downloaded.
 *
 * <p>A problem names the field or the line as it was written, and all of them are told at once.
 */
@NullMarked
package io.touchstone.source.ratecard.sheet;

import org.jspecify.annotations.NullMarked;
