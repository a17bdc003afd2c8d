package io.touchstone.sql;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.PreparedQuery;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.jdbc.Driver;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps what the driver sends, of all threads and values included; for connections that have it installed. */
public final class RecordedStatements implements QueryInterceptor {

    private static final Collection<String> SENT = new ConcurrentLinkedQueue<>();

    /** The statements, each once, that were sent since the last call. */
    public static List<String> take() {
        try {
            // The driver has a copy of this class to itself.
            Class<?> copy = Driver.class.getClassLoader().loadClass(RecordedStatements.class.getName());
            return List.of((String[]) copy.getMethod("takeHere").invoke(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of this copy. */
    public static String[] takeHere() {
        String[] sent = SENT.stream().distinct().toArray(String[]::new);
        SENT.clear();
        return sent;
    }

    @Override
    public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
        return this;
    }

    @Override
    public <T extends Resultset> @Nullable T preProcess(Supplier<String> sql, Query interceptedQuery) {
        SENT.add(interceptedQuery instanceof PreparedQuery prepared ? prepared.asSql() : sql.get());
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
