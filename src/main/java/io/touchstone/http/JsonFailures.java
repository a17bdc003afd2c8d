package io.touchstone.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.touchstone.event.json.Excerpt;
import io.touchstone.problem.FieldError;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.io.CharConversionException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a JSON body in the words of the client: its own field names, and no class of ours. */
final class JsonFailures {

    /** In characters: the parser repeats what it met, and names of fields in full. */
    private static final int LONGEST_MESSAGE = 200;

    private JsonFailures() {}

    static ProblemException problemOf(JsonProcessingException thrown) {
        return switch (thrown) {
            case UnrecognizedPropertyException unknown -> invalid(unknown, unknownField(unknown));
            case InvalidNullException nothing -> invalid(nothing, "must not be null");
            case MismatchedInputException mismatch
            when goesOn(mismatch) -> malformed("Something follows after the end of the JSON value.");
            case MismatchedInputException mismatch -> invalid(mismatch, "must be " + wanted(mismatch.getTargetType()));
            case JsonMappingException wrapper when wrapper.getCause() instanceof ProblemException problem -> problem;
            case JsonMappingException wrapper
            when wrapper.getCause() instanceof InputCoercionException -> invalid(wrapper, "is out of range");
            case JsonMappingException wrapper
            when wrapper.getCause() instanceof JsonProcessingException inner -> problemOf(inner);
            case JsonMappingException wrapper when wrapper.getCause() instanceof CharConversionException -> notText();
            case JsonMappingException wrapper
            when wrapper.getCause() instanceof IOException broken -> Failures.problemOf(broken);
            // Thrown while an answer is written, or by a record of ours in no condition to say more: a bug.
            case JsonMappingException _ -> Failures.problemOfStatus(500);
            default -> malformed(sentence(thrown));
        };
    }

    static ProblemException notText() {
        return malformed("The body is not text in UTF-8.");
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_JSON, detail);
    }

    private static ProblemException invalid(JsonMappingException thrown, String detail) {
        String field = pathOf(thrown.getPath());
        return field.isEmpty()
                ? new ProblemException(ProblemType.INVALID_BODY, "The body " + detail + ".")
                : new ProblemException(
                        ProblemType.INVALID_BODY, field + ": " + detail, List.of(new FieldError(field, detail)));
    }

    private static String unknownField(UnrecognizedPropertyException thrown) {
        Collection<Object> known = thrown.getKnownPropertyIds();
        return known == null || known.isEmpty()
                ? "is not a known field"
                : "is not a known field; known are "
                        + known.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String pathOf(List<JsonMappingException.Reference> path) {
        StringBuilder name = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            if (step.getFieldName() == null) {
                name.append('[').append(step.getIndex()).append(']');
            } else {
                name.append(name.isEmpty() ? "" : ".").append(Excerpt.of(step.getFieldName()));
            }
        }
        return name.toString();
    }

    // Jackson tells this apart from other mismatches by message only.
    private static boolean goesOn(MismatchedInputException thrown) {
        return thrown.getOriginalMessage().startsWith("Trailing token");
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> JsonSettings.code((Enum<?>) constant))
                            .collect(Collectors.joining(", "));
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == BigDecimal.class) {
            return "a number";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a whole number";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "an array" : "an object";
    }

    private static String sentence(JsonProcessingException thrown) {
        JsonLocation where = thrown.getLocation();
        String place = where == null ? "" : "Line " + where.getLineNr() + ", column " + where.getColumnNr() + ": ";
        return place + Excerpt.of(String.valueOf(thrown.getOriginalMessage()), LONGEST_MESSAGE);
    }
}
