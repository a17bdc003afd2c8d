package io.touchstone.source.link.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTargetTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example/",
        "HTTPS://Shop.Example/Sale?b=C#D, https://shop.example/Sale?b=C#D",
        "http://shop.example:8080/a, http://shop.example:8080/a",
        "https://shop.example?a=1, https://shop.example/?a=1",
        "https://shop.example#top, https://shop.example/#top",
        "https://caf\u00e9.example/cr\u00e8me?q=\u00e9, https://xn--caf-dma.example/cr%C3%A8me?q=%C3%A9",
        "http://[2001:db8::1]:8080/a, http://[2001:db8::1]:8080/a",
        "https://my_shop.example/, https://my_shop.example/",
        "https://shop.example/a|b?x={y}, https://shop.example/a%7Cb?x=%7By%7D",
        "https://shop.example/a?next=https://other.example/, https://shop.example/a?next=https://other.example/",
    })
    void anAddressOfTheWebIsKeptInAscii(String url, String kept) {
        assertThat(LinkTarget.parse(url)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop.example",
                "//shop.example/",
                "/sale",
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://shop.example/",
                "file:///etc/passwd",
                "intent://shop.example/#Intent;scheme=https;end",
                "https:/shop.example",
                "https:shop.example",
                "https://",
                "https:///sale",
                "https://user@shop.example/",
                "https://user:word@shop.example/",
                "https://shop.example@evil.example/",
                "https://shop.example%40evil.example/",
                "https://shop.example\\@evil.example/",
                "https:\\\\evil.example/",
                "https://evil.example\\.shop.example/",
                "https://shop.example/a b",
                "https://shop.example/\tb",
                "https://shop.example/\r\nSet-Cookie: a=b",
                "https://shop.example/\u0000",
                "https://shop.example/\u0085",
                " https://shop.example/",
                "https://shop.example/%zz",
                "https://shop.example:99999/",
                "https://shop.example:80:80/",
                "https://shop.example:/a:b@c:x/",
                "https://-shop.example/",
                "https://shop..example/",
                "https://[::1/",
                "https://stra\u00dfe.example/",
                "https://\ud800.example/"
            })
    void whatBrowsersMayReadInSeveralWaysIsNone(String url) {
        assertThat(LinkTarget.parse(url)).isEmpty();
    }

    @Test
    void itIsNoLongerThanAddressesMayBe() {
        String path = "a".repeat(LinkTarget.LONGEST - "https://shop.example/".length());

        assertThat(LinkTarget.parse("https://shop.example/" + path)).isPresent();
        assertThat(LinkTarget.parse("https://shop.example/a" + path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://s.example/, utm_source=wa, https://s.example/?utm_source=wa",
        "https://s.example/?a=1, utm_source=wa&fbclid=x_y-z, https://s.example/?a=1&utm_source=wa&fbclid=x_y-z",
        "https://s.example/?a=1#top, gclid=1&click_id=2, https://s.example/?a=1&gclid=1&click_id=2#top",
        "https://s.example/#top, utm_campaign=a%20b, https://s.example/?utm_campaign=a%20b#top",
        "https://s.example/?, utm_source=wa, https://s.example/?utm_source=wa",
        "https://s.example/?utm_source=own, utm_source=wa&utm_medium=m, https://s.example/?utm_source=own&utm_medium=m",
        "https://s.example/?utm%5Fsource=own, utm_source=wa, https://s.example/?utm%5Fsource=own",
        "https://s.example/, utm_source=a&utm_source=b, https://s.example/?utm_source=a",
        "https://s.example/, utm_source, https://s.example/?utm_source",
        "https://s.example/, utm_source=a|b^c&utm_medium={m}, https://s.example/?utm_source=a%7Cb%5Ec&utm_medium=%7Bm%7D",
        "https://s.example/, utm_source=<b>\\%zz, https://s.example/?utm_source=%3Cb%3E%5C%25zz",
    })
    void itGetsWhatAdvertisersAddUnlessItHasThat(String target, String query, String followed) {
        assertThat(LinkTarget.with(target, query)).isEqualTo(followed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&",
                "next=//evil.example",
                "url=https://evil.example",
                "utm_source=%0d%0aLocation:%20//evil.example",
                "utm_source=%ff",
                "%75tm_source\u00e9=a",
                "xutm_source=a",
                "FBCLID=a"
            })
    void nothingElseIsAddedToIt(String query) {
        assertThat(LinkTarget.with("https://s.example/a#b", query)).isEqualTo("https://s.example/a#b");
    }

    @Test
    void whatIsNotAddedTakesNoRoomFromWhatIs() {
        assertThat(LinkTarget.with("https://s.example/", "state=" + "a".repeat(2_000) + "&utm_source=wa"))
                .isEqualTo("https://s.example/?utm_source=wa");
    }

    @Test
    void whatIsAddedHasAnEnd() {
        String query = "utm_source=" + "a".repeat(600) + "&utm_medium=" + "b".repeat(600);

        assertThat(LinkTarget.with("https://s.example/", query))
                .isEqualTo("https://s.example/?utm_source=" + "a".repeat(600));
    }
}
