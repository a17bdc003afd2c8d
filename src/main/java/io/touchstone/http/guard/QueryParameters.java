package io.touchstone.http.guard;

import io.touchstone.problem.FieldError;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters that a resource method declares, by itself or in a bean parameter, which may hold others.
 *
 * @param repeatable by name, whether one may be given more than once
 */
record QueryParameters(Map<String, Boolean> repeatable) {

    static QueryParameters of(Method method) {
        Map<String, Boolean> found = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            String name = nameOf(parameter, parameter.getName());
            if (name == null) {
                addFields(parameter.getType(), found);
            } else {
                found.put(name, isRepeatable(parameter.getType()));
            }
        }
        return new QueryParameters(found);
    }

    Optional<FieldError> error(String name, List<String> values) {
        @Nullable Boolean mayRepeat = repeatable.get(name);
        if (mayRepeat == null) {
            return Optional.of(new FieldError(
                    name,
                    repeatable.isEmpty()
                            ? "is not a parameter of this call, which takes none"
                            : "is not a parameter of this call; known are " + String.join(", ", repeatable.keySet())));
        }
        if (values.contains("")) {
            return Optional.of(new FieldError(name, "must not be empty; leave it out instead"));
        }
        return values.size() > 1 && !mayRepeat
                ? Optional.of(new FieldError(name, "must be given at most once"))
                : Optional.empty();
    }

    private static void addFields(@Nullable Class<?> type, Map<String, Boolean> found) {
        if (type == null || type.getName().startsWith("java.")) {
            return;
        }
        for (Field field : type.getDeclaredFields()) {
            String name = nameOf(field, field.getName());
            if (name != null) {
                found.put(name, isRepeatable(field.getType()));
            } else if (field.isAnnotationPresent(BeanParam.class)) {
                addFields(field.getType(), found);
            }
        }
        addFields(type.getSuperclass(), found);
    }

    private static @Nullable String nameOf(AnnotatedElement element, String ownName) {
        QueryParam standard = element.getAnnotation(QueryParam.class);
        if (standard != null) {
            return standard.value();
        }
        RestQuery reactive = element.getAnnotation(RestQuery.class);
        if (reactive == null) {
            return null;
        }
        return reactive.value().isEmpty() ? ownName : reactive.value();
    }

    private static boolean isRepeatable(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || type.isArray();
    }
}
