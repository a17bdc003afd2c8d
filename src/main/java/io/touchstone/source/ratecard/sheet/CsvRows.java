package io.touchstone.source.ratecard.sheet;

import io.touchstone.problem.ProblemException;
import java.util.List;

/** Splits CSV into rows, by RFC 4180: whatever reads it, a list is understood from rows alone. */
@FunctionalInterface
public interface CsvRows {

    /** @throws ProblemException when the text is no CSV */
    List<CsvRow> of(String text);
}
