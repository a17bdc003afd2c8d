package io.touchstone.http.body;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On the body parameter of a resource method: how many bytes it may have, inclusive; more are a 413. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface BodyLimit {

    /** What a body may have whose parameter says nothing: room for any settings, and no burden. */
    long DEFAULT = 1024 * 1024;

    /** For a body that is read as a stream and never held whole. */
    long UNLIMITED = Long.MAX_VALUE;

    long value();

    /** Whether it has to be UTF-8; else it comes as it is, for who looks at its bytes first. */
    boolean text() default true;
}
