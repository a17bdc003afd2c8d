package io.touchstone.source.link;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells previews, scanners and other machines from people, by what they say of themselves. */
@Singleton
final class Visitors {

    /** In characters: no agent of people is longer. */
    private static final int LONGEST_AGENT = 1_024;

    /** In characters, of an agent: machines say soon who they are, and each character is compared with each of the patterns. */
    private static final int LOOKED_AT = 300;

    private static final int MOST_REMEMBERED = 5_000;

    /** By which a page is fetched before anybody wants to see it: the header, and what it then holds. */
    private static final List<String> OF_PREFETCHING = List.of("sec-purpose", "purpose", "x-purpose", "x-moz");

    private static final Pattern PREFETCH = Pattern.compile("prefetch|prerender|preview");

    private static final Pattern CHROMIUM = Pattern.compile("Chrom(?:e|ium)/\\d");

    private final List<Pattern> agents = MachineAgents.all();

    /** By agent: there are few, and to look for each of the patterns takes a while. */
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    /**
     * Whether whoever asks for a link is a machine.
     *
     * @param header of the request by its name, null where there is none
     */
    boolean isMachine(String method, UnaryOperator<@Nullable String> header) {
        String agent = header.apply("user-agent");
        return method.equals("HEAD")
                || agent == null
                || agent.isBlank()
                || agent.length() > LONGEST_AGENT
                || OF_PREFETCHING.stream().anyMatch(name -> isPrefetch(header.apply(name)))
                || (CHROMIUM.matcher(agent).find() && header.apply("sec-fetch-mode") == null)
                || Objects.requireNonNull(known.get(agent, this::isOfMachine));
    }

    private static boolean isPrefetch(@Nullable String value) {
        return value != null && PREFETCH.matcher(value.toLowerCase(Locale.ROOT)).find();
    }

    private boolean isOfMachine(String agent) {
        String start = agent.substring(0, Math.min(agent.length(), LOOKED_AT));
        return agents.stream().anyMatch(pattern -> pattern.matcher(start).find());
    }
}
