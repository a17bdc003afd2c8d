package io.touchstone.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorsTest {

    private record Sum(int left, int right) {}

    @Test
    void aQuestionIsMadeOfTheValuesOfItsParameters() {
        Sum sum = Errors.gather(
                errors -> new Sum(errors.parse("2", 0, ErrorsTest::number), errors.parse(null, 3, ErrorsTest::number)));
        assertThat(sum).isEqualTo(new Sum(2, 3));
    }

    @Test
    void everyErrorIsToldAtOnceInTheOrderFound() {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> Errors.gather(errors -> {
                    int left = errors.parse("two", 0, ErrorsTest::number);
                    errors.add("operator", "is missing");
                    return new Sum(left, errors.parse("three", 0, ErrorsTest::number));
                }));
        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_PARAMETER);
        assertThat(problem.errors())
                .isEqualTo(List.of(
                        new FieldError("two", "is no number"),
                        new FieldError("operator", "is missing"),
                        new FieldError("three", "is no number")));
        assertThat(problem.detail()).isEqualTo("two: is no number; operator: is missing; three: is no number");
    }

    @Test
    void itIsKnownOfWhatThereIsOne() {
        assertThatThrownBy(() -> Errors.gather(errors -> {
                    errors.add("operator", "is missing");
                    errors.parse("two", 0, ErrorsTest::number);
                    assertThat(errors.has("operator")).isTrue();
                    assertThat(errors.has("two")).isTrue();
                    assertThat(errors.has("three")).isFalse();
                    return new Sum(0, 0);
                }))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void problemsOfAnotherTypeAreNotGathered() {
        ProblemException forbidden = new ProblemException(ProblemType.FORBIDDEN, "no");
        assertThatThrownBy(() -> Errors.gather(errors -> errors.parse("x", 0, _ -> {
                    throw forbidden;
                })))
                .isSameAs(forbidden);
    }

    private static int number(String given) {
        if (given.matches("[0-9]")) {
            return Integer.parseInt(given);
        }
        throw ProblemException.invalidParameter(given, "is no number");
    }
}
