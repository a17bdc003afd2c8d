/**
 * The description of the HTTP surface, made while the service is built: {@code openapi.yaml}.
 *
 * <p>Each part comes from where it is known. Paths, methods, parameters and scopes are read from the resources; lists of
 * values and the fields of KPIs from their enumerations; texts, bodies and answers from {@code openapi/description.yaml};
 * examples from the folder beside it. The build fails when they do not fit each other.
 */
@NullMarked
package io.touchstone.openapi;

import org.jspecify.annotations.NullMarked;
