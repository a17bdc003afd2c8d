package io.touchstone.sql;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts what the driver sends, by the thread that sends it; the tests' connections have it installed. */
public final class CountedStatements implements QueryInterceptor {

    /** Sent by each thread. Where every class loader finds it: the driver has a copy of this class to itself. */
    private static final Properties SENT = System.getProperties();

    /** How many statements this thread sends while it does something. */
    public static long during(Runnable work) {
        long before = sent().get();
        work.run();
        return sent().get() - before;
    }

    private static AtomicLong sent() {
        Object key = List.of(
                CountedStatements.class.getName(), Thread.currentThread().threadId());
        return (AtomicLong) SENT.computeIfAbsent(key, any -> new AtomicLong());
    }

    @Override
    public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
        return this;
    }

    @Override
    public <T extends Resultset> @Nullable T preProcess(Supplier<String> sql, Query interceptedQuery) {
        sent().incrementAndGet();
        return null;
    }

    @Override
    public boolean executeTopLevelOnly() {
        return true;
    }

    @Override
    public void destroy() {}

    @Override
    public <T extends Resultset> T postProcess(
            Supplier<String> sql, Query interceptedQuery, T originalResultSet, ServerSession serverSession) {
        return originalResultSet;
    }
}
