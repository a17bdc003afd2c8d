package io.touchstone.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldErrorsTest {

    @Test
    void allAreToldAtOnceAndTheFirstInWords() {
        FieldErrors errors = new FieldErrors();
        errors.add("url", "is missing");
        errors.add("ref", "must be a text");
        ProblemException problem = catchThrowableOfType(ProblemException.class, errors::end);
        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_BODY);
        assertThat(problem.errors())
                .containsExactly(new FieldError("url", "is missing"), new FieldError("ref", "must be a text"));
        assertThat(problem.detail()).isEqualTo("url: is missing");
    }

    @Test
    void thereIsAnEndOfThem() {
        FieldErrors errors = new FieldErrors(3);
        IntStream.range(0, 5).forEach(number -> errors.add("field " + number, "is wrong"));
        assertThat(errors.count()).isEqualTo(3);
    }

    @Test
    void whereNothingIsWrongThereIsNoProblem() {
        assertThatCode(new FieldErrors()::end).doesNotThrowAnyException();
    }
}
