package io.touchstone.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @Test
    void numbersAreReadFromLeftToRight() {
        NumberText text = new NumberText("0 -7 999999999999999999 -12345678901234567");
        assertThat(text.number()).isZero();
        assertThat(text.number()).isEqualTo(-7);
        assertThat(text.number()).isEqualTo(999_999_999_999_999_999L);
        assertThat(text.number()).isEqualTo(-12_345_678_901_234_567L);
        assertThat(text.hasNext()).isFalse();
    }

    @Test
    void moneyIsInMillionthsAndOfAnySize() {
        NumberText text = new NumberText("159900000 -1 999999999999999999 -123456789012345678901234567890");
        assertThat(text.money()).isEqualByComparingTo("159.9");
        assertThat(text.money()).isEqualByComparingTo("-0.000001");
        assertThat(text.money()).isEqualByComparingTo("999999999999.999999");
        assertThat(text.money()).isEqualByComparingTo("-123456789012345678901234.56789");
        assertThat(text.hasNext()).isFalse();
    }

    @Test
    void whatWasWrittenIsRead() {
        StringBuilder written = new StringBuilder();
        NumberText.append(written, -42);
        NumberText.append(written, new BigDecimal("-0.5"));
        NumberText read = new NumberText(written.toString());
        assertThat(read.number()).isEqualTo(-42);
        assertThat(read.money()).isEqualByComparingTo("-0.5");
    }

    @Test
    void numbersAreSkippedWithoutALookAtThem() {
        NumberText text = new NumberText("1 x -3 4");
        text.skip(3);
        assertThat(text.number()).isEqualTo(4);
        assertThat(text.hasNext()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", " 1", "1.5", "1e3", "+1", "--1", "1-", "٣", "x"})
    void whatIsNoNumberFails(String damaged) {
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> new NumberText(damaged).number());
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> new NumberText(damaged).money());
    }

    @Test
    void aCountTooLargeForOneFailsInsteadOfWrappingAround() {
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> new NumberText("9999999999999999999").number());
    }
}
