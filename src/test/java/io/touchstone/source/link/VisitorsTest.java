package io.touchstone.source.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorsTest {

    private static final String CHROME =
            "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36";
    private static final String SAFARI =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";

    private final Visitors visitors = new Visitors();

    private boolean isMachine(String method, String... headers) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            given.put(headers[i], headers[i + 1]);
        }
        return visitors.isMachine(method, given::get);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CHROME,
                SAFARI,
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0 Mobile/15E148 Safari/604.1",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 WhatsApp/24.22.80",
                "Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36 [WA4A/2.24.22.80;]",
                "Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/490.0.0.0;]",
                "Mozilla/5.0 (Linux; Android 13; SM-A536B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
                "Opera/9.80 (Android; Opera Mini/36.2/119.132; U; en) Presto/2.12.423 Version/12.16"
            })
    void browsersAndTheBrowsersInsideOfAppsArePeople(String agent) {
        assertThat(isMachine("GET", "user-agent", agent, "sec-fetch-mode", "navigate"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WhatsApp/2.24.22.80 A",
                "WhatsApp/2.23.20.0 i",
                "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
                "TelegramBot (like TwitterBot)",
                "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36",
                "curl/8.5.0",
                "okhttp/4.12.0",
                "python-requests/2.32",
                "Java/25",
                " "
            })
    void previewsScannersAndToolsAreMachines(String agent) {
        assertThat(isMachine("GET", "user-agent", agent, "sec-fetch-mode", "navigate"))
                .isTrue();
    }

    @Test
    void whoSaysNothingOfItselfIsAMachine() {
        assertThat(isMachine("GET")).isTrue();
        assertThat(isMachine("GET", "user-agent", "Mozilla/5.0 " + "a".repeat(2_000)))
                .isTrue();
    }

    @Test
    void whoAsksForTheHeadAloneIsAMachine() {
        assertThat(isMachine("HEAD", "user-agent", SAFARI)).isTrue();
    }

    @Test
    void chromiumThatDoesNotSayHowItFetchesIsAMachineAndOtherBrowsersNeedNot() {
        assertThat(isMachine("GET", "user-agent", CHROME)).isTrue();
        assertThat(isMachine("GET", "user-agent", SAFARI)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "sec-purpose, prefetch;prerender",
        "sec-purpose, prefetch",
        "purpose, prefetch",
        "x-purpose, preview",
        "x-moz, prefetch"
    })
    void whoFetchesBeforeAnybodyWantsToSeeItIsAMachine(String header, String value) {
        assertThat(isMachine("GET", "user-agent", SAFARI, header, value)).isTrue();
    }

    @Test
    void theListThatThePublicKeepsIsThere() {
        assertThat(MachineAgents.all()).hasSizeGreaterThan(1_000);
    }
}
