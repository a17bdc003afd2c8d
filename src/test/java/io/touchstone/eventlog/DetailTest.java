package io.touchstone.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.eventlog.StoredEvent.Detail;
import org.junit.jupiter.api.Test;

class DetailTest {

    @Test
    void textsFromBeforeThereWasARuleForThemKeepToItToo() {
        assertThat(new Detail("1\u0000", "not\non\u0085WhatsApp", "\t", "https://shop.example/\u007F", "#1001"))
                .isEqualTo(new Detail("1", "notonWhatsApp", null, "https://shop.example/", "#1001"));
    }
}
