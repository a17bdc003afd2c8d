package io.touchstone.source.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What machines call themselves: a list that the public keeps, which {@code make crawlers} fetches, and what we have seen follow links in
 * messages besides.
 */
final class MachineAgents {

    private static final String LIST = "crawlers.json";

    /**
     * Of the list: the app that shows a page to people says its name behind that of a browser, the one that makes a preview
     * begins with it.
     */
    private static final String WHATSAPP = "WhatsApp";

    /** Previews of messengers, scanners of mail and networks, and tools. */
    private static final List<String> OURS = List.of(
            "^WhatsApp/",
            "^facebookexternalhit/",
            "meta-externalagent",
            "^Viber/",
            "SkypeUriPreview",
            "BarracudaCentral|Barracuda Sentinel",
            "Mimecast",
            "proofpoint",
            "SafeLinks|Microsoft Office|ms-office",
            "Google-Safety|GoogleImageProxy",
            "VirusTotal|urlscan",
            "HeadlessChrome|PhantomJS|Puppeteer|Playwright",
            "^(?:curl|Wget|okhttp|axios|node-fetch|undici|Java|Apache-HttpClient|PostmanRuntime|insomnia)(?:/|$)");

    private MachineAgents() {}

    static List<Pattern> all() {
        List<Pattern> patterns = new ArrayList<>();
        OURS.forEach(ours -> patterns.add(Pattern.compile(ours)));
        try (InputStream list = MachineAgents.class.getResourceAsStream(LIST)) {
            for (JsonNode pattern :
                    new ObjectMapper().readTree(Objects.requireNonNull(list)).path("patterns")) {
                if (!pattern.textValue().equals(WHATSAPP)) {
                    patterns.add(Pattern.compile(pattern.textValue()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(patterns);
    }
}
