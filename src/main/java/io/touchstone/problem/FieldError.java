package io.touchstone.problem;

/**
 * One thing wrong with the input.
 *
 * @param field the parameter or field as the client wrote it, nested ones joined by dots
 */
public record FieldError(String field, String detail) {}
