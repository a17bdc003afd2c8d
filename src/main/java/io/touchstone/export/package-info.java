/**
 * Answers as tables, for spreadsheets and BI tools: CSV, NDJSON and XLSX with the same flat columns, row by row however many there
 * are.
 *
 * <p>A resource says which columns its rows have and how to walk over them; how a client asks for a format, how cells are
 * written, and what happens when a stream breaks off is decided here.
 */
@NullMarked
package io.touchstone.export;

import org.jspecify.annotations.NullMarked;
