package io.touchstone.sql;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A database that gives no connection the first times that it is asked for one. */
public final class FailsAtFirst {

    private FailsAtFirst() {}

    public static Transactions of(DataSource database, int times) {
        AtomicInteger left = new AtomicInteger(times);
        DataSource failing = (DataSource) Proxy.newProxyInstance(
                FailsAtFirst.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
                    if (left.getAndDecrement() > 0) {
                        throw new SQLException("The server is running with the --read-only option", "HY000", 1290);
                    }
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new Transactions(failing, new TransactionMeters(new SimpleMeterRegistry()));
    }
}
