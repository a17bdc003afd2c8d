package io.touchstone.sql;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts what the driver sends, by the thread that sends it; the tests' connections have it installed. */
public final class CountedStatements implements QueryInterceptor {

    /**
     * Sent by each thread. Where every class loader finds it: the driver has a copy of this class to itself. Texts, as
     * whoever reads all properties expects.
     */
    private static final Properties SENT = System.getProperties();

    /** How many statements this thread sends while it does something. */
    public static long during(Runnable work) {
        long before = sent();
        work.run();
        return sent() - before;
    }

    /** How many statements all threads send until something is done, such as a request. */
    public static long everywhereDuring(Runnable work) {
        long before = sentEverywhere();
        work.run();
        return sentEverywhere() - before;
    }

    private static long sent() {
        return Long.parseLong(SENT.getProperty(key(), "0"));
    }

    private static long sentEverywhere() {
        return SENT.stringPropertyNames().stream()
                .filter(name -> name.startsWith(CountedStatements.class.getName()))
                .mapToLong(name -> Long.parseLong(SENT.getProperty(name)))
                .sum();
    }

    private static String key() {
        return CountedStatements.class.getName() + " " + Thread.currentThread().threadId();
    }

    @Override
    public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
        return this;
    }

    @Override
    public <T extends Resultset> @Nullable T preProcess(Supplier<String> sql, Query interceptedQuery) {
        SENT.merge(key(), "1", (before, one) -> String.valueOf(Long.parseLong((String) before) + 1));
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
