package io.touchstone.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContentIdsTest {

    @Test
    void anIdIsThePrefixAnd32HexDigits() {
        assertThat(ContentIds.of("wa_", "a", "b")).matches("wa_[0-9a-f]{32}");
    }

    /** Else an update of the service would count anew what platforms repeat. */
    @Test
    void theIdOfAFactNeverChanges() {
        assertThat(ContentIds.of("wa_")).isEqualTo("wa_e3b0c44298fc1c149afbf4c8996fb924");
        assertThat(ContentIds.of("wa_", "a", null)).isEqualTo(ContentIds.of("wa_", "a", null));
    }

    @Test
    void factsThatDifferInAnythingHaveOtherIds() {
        List<String> ids = Stream.of(
                        ContentIds.of("x"),
                        ContentIds.of("x", ""),
                        ContentIds.of("x", (String) null),
                        ContentIds.of("x", "", ""),
                        ContentIds.of("x", "ab", "c"),
                        ContentIds.of("x", "a", "bc"),
                        ContentIds.of("x", "c", "ab"),
                        ContentIds.of("x", "ab", null, "c"))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void whateverMayBeOneIsKnownByItsForm() {
        assertThat(ContentIds.beginning(ContentIds.of("map", "a"))).contains("map");
        assertThat(ContentIds.beginning(ContentIds.of("shr0000002a_", "a"))).contains("shr0000002a_");
        assertThat(ContentIds.beginning("wa_" + "0".repeat(31))).isEmpty();
        assertThat(ContentIds.beginning("0".repeat(32))).isEmpty();
        assertThat(ContentIds.beginning("order-1001")).isEmpty();
    }
}
