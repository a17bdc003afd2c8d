package io.touchstone.control.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeQuestionTest {

    @Test
    void whatCouldNameSomebodyIsLeftOut() {
        assertThat(SafeQuestion.of(List.of(
                        Map.entry("from", "2026-01-01"),
                        Map.entry("contact", "phone:+33698765432"),
                        Map.entry("search", "ada"),
                        Map.entry("campaign_id", "a"),
                        Map.entry("campaign_id", "b"),
                        Map.entry("state", "read,clicked"))))
                .isEqualTo("from=2026-01-01&contact&search&campaign_id&state=read,clicked");
    }

    @Test
    void aValueThatNoClosedSetHasIsLeftOut() {
        assertThat(SafeQuestion.of(List.of(Map.entry("state", "Ada Lovelace"), Map.entry("sort", "+33698765432"))))
                .isEqualTo("state&sort");
    }

    @Test
    void itHasAnEnd() {
        List<Map.Entry<String, String>> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(Map.entry("state", "state_" + i));
        }
        assertThat(SafeQuestion.of(many)).hasSize(500);
    }
}
