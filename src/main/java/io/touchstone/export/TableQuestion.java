package io.touchstone.export;

import io.touchstone.time.Period;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a table answers, as it was understood.
 *
 * @param ownRule what of it is not as the workspace has it, at the end of the names of files: plain ASCII that begins with {@code _};
 *     empty where all is
 * @param terms cells by the names that they have in JSON, in order; to be asked for once the rows are read, since some depend on what
 *     was
 */
public record TableQuestion(Period period, String ownRule, Supplier<Map<String, @Nullable Object>> terms) {}
