package io.touchstone.http.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchstone.problem.FieldError;
import io.touchstone.problem.ProblemException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final Cursor CURSOR = new Cursor(Arrays.asList("é/\u0000🛍", null, "-12"));

    @Test
    void whatWasWrittenIsRead() {
        Cursor read = Cursor.decode(CURSOR.encode("list"), "list");
        assertThat(read).isEqualTo(CURSOR);
        assertThat(read.text(1)).isNull();
        assertThat(read.number(2)).isEqualTo(-12);
    }

    @Test
    void itNeedsNoEscapeInAnAddress() {
        assertThat(CURSOR.encode("list")).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void noCharacterOfItMayChange() {
        String cursor = CURSOR.encode("list");
        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertRefused(changed, "list");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "AAAAAAAAAAA", "AAAAAAAAAAAA", "not base64!", "é"})
    void whatIsNoCursorIsRefused(String cursor) {
        assertRefused(cursor, "list");
    }

    @Test
    void anotherSpellingIsRefused() {
        assertRefused(CURSOR.encode("list") + "=", "list");
    }

    @Test
    void theCursorOfAnotherListIsRefused() {
        assertRefused(CURSOR.encode("list"), "another");
    }

    @Test
    void aPlaceThatIsNotThereOrNoNumberIsRefused() {
        assertThatThrownBy(() -> CURSOR.text(3)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> CURSOR.number(0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> CURSOR.number(1)).isInstanceOf(ProblemException.class);
    }

    private static void assertRefused(String cursor, String list) {
        assertThatThrownBy(() -> Cursor.decode(cursor, list))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.errors())
                                .extracting(FieldError::field)
                                .containsExactly("cursor"));
    }
}
