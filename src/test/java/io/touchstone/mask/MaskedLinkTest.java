package io.touchstone.mask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedLinkTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/cart/4711?key=x, https://shop.example/***",
        "https://shop.example, https://shop.example/***",
        "HTTP://shop.example:8080#ada, HTTP://shop.example:8080/***",
        "https://shop.example?ada@example.com, https://shop.example/***",
        "https://ada:secret@shop.example/, https://shop.example/***",
        "https://ada@example.com@shop.example/, https://shop.example/***",
        "https:///ada, ***",
        "mailto:ada@example.com, ***",
        "tel:+33612345678, ***",
        "shop.example/ada, ***",
        "'', ***"
    })
    void onlyTheSiteIsLeft(String url, String masked) {
        assertThat(MaskedLink.of(url)).isEqualTo(masked);
    }
}
