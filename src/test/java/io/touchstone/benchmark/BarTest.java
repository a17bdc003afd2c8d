package io.touchstone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarTest {

    @ParameterizedTest
    @CsvSource({"1.49, true", "1.5, true", "1.51, false"})
    void whatMustNotBeMoreMayBeTheBoundItself(double ratio, boolean met) {
        assertThat(bar(ratio, Bar.atMost(1.5)).isMet()).isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({"0.29, false", "0.3, true", "0.31, true"})
    void whatMustNotBeLessMayBeTheBoundItself(double ratio, boolean met) {
        assertThat(bar(ratio, Bar.atLeast(0.3)).isMet()).isEqualTo(met);
    }

    @Test
    void oneBarThatIsNotMetIsTooMany() {
        Report report = new Report(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        report.bar(bar(1, Bar.atMost(1)));
        assertThat(report.allMet()).isTrue();
        report.bar(bar(2, Bar.atMost(1)));
        assertThat(report.allMet()).isFalse();
    }

    @Test
    void theTableSaysWhichBarsAreMet() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Report report = new Report(new PrintStream(output, true, StandardCharsets.UTF_8));
        report.bar(bar(1, Bar.atMost(1.2)));
        report.bar(bar(0.25, Bar.atLeast(0.3)));
        report.print();
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("| 1.00  | at most 1.2  | met     |")
                .contains("| 0.25  | at least 0.3 | NOT MET |");
    }

    private static Bar bar(double ratio, Bar.Limit limit) {
        return new Bar("what", "ours", "theirs", ratio, limit);
    }
}
