package io.touchstone.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "wamid.HBgM+4/Tz09==", "+44 7700:900_1@x-y"})
    void idsOfPlainCharactersStandAsTheyAre(String id) {
        assertThat(text(id)).isEqualTo("SELECT 1 WHERE id = '" + id + "'");
    }

    @Test
    void idsThatCouldEndTheirLiteralAreHexadecimal() {
        assertThat(text("a'b")).isEqualTo("SELECT 1 WHERE id = x'612762'");
        assertThat(text("a\\")).isEqualTo("SELECT 1 WHERE id = x'615c'");
        assertThat(text("a?")).isEqualTo("SELECT 1 WHERE id = x'613f'");
    }

    @Test
    void idsThatEncodingsWriteDifferentlyAreHexadecimal() {
        assertThat(text("é")).isEqualTo("SELECT 1 WHERE id = x'c3a9'");
        assertThat(text("\u0000")).isEqualTo("SELECT 1 WHERE id = x'00'");
    }

    @Test
    void listsMayHaveBoth() {
        assertThat(Template.of("SELECT 1 WHERE id IN ?").text(null, List.of("a", "b'")))
                .isEqualTo("SELECT 1 WHERE id IN ('a',x'6227')");
    }

    private static String text(String id) {
        return Template.of("SELECT 1 WHERE id = ?").text(null, id);
    }
}
