package io.touchstone.connection;

import io.netty.bootstrap.ServerBootstrap;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the connections of tests to what those of the packaged service are held to. There Netty finds {@link Doors} by its
 * name; in tests the class loader of Netty knows none of our classes.
 */
@Singleton
class DoorsOfTests {

    private static final String EXTENSIONS = "io.netty.bootstrap.ChannelInitializerExtensions";

    void open(@Observes StartupEvent start) throws ReflectiveOperationException {
        ClassLoader netty = ServerBootstrap.class.getClassLoader();
        Class<?> type = Class.forName(EXTENSIONS + "$ServiceLoadingExtensions", true, netty);
        Constructor<?> constructor = type.getDeclaredConstructor(boolean.class);
        constructor.setAccessible(true);
        Object found = constructor.newInstance(true);
        set(type, "classLoader", found, new WeakReference<>(netty));
        set(type, "extensions", found, List.of(new Doors()));
        set(Class.forName(EXTENSIONS, true, netty), "implementation", null, found);
    }

    private static void set(Class<?> type, String field, @Nullable Object of, Object value)
            throws ReflectiveOperationException {
        Field accessible = type.getDeclaredField(field);
        accessible.setAccessible(true);
        accessible.set(of, value);
    }
}
