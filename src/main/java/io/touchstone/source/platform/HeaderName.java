package io.touchstone.source.platform;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of headers with a proof in them. */
final class HeaderName {

    /** Where a connection names none. */
    static final String DEFAULT = "X-Touchstone-Secret";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** What others make of a request: nobody could tell a secret by them. */
    private static final Set<String> OF_OTHERS =
            Set.of("host", "content-type", "content-length", "content-encoding", "accept", "user-agent", "connection");

    private HeaderName() {}

    /** What is wrong with one, if anything. */
    static Optional<String> violation(String name) {
        return FORM.matcher(name).matches() && !OF_OTHERS.contains(name.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of("must be the name of a header that holds nothing else: letters, digits and hyphens");
    }
}
