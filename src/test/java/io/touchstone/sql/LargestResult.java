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

/** How many rows the largest result had that was held whole: those that come row by row are not. */
public final class LargestResult implements QueryInterceptor {

    /** Where every class loader finds it: the driver has a copy of this class to itself. */
    private static final Properties KEPT = System.getProperties();

    private static final String ROWS = LargestResult.class.getName() + " rows";

    /** The rows of the largest one while something is done. */
    public static int during(Runnable work) {
        KEPT.setProperty(ROWS, "0");
        work.run();
        return Integer.parseInt(KEPT.getProperty(ROWS));
    }

    @Override
    public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
        return this;
    }

    @Override
    public <T extends Resultset> @Nullable T preProcess(Supplier<String> sql, Query interceptedQuery) {
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
            Supplier<String> sql, Query interceptedQuery, T result, ServerSession serverSession) {
        if (result != null && result.hasRows()) {
            int rows = result.getRows().size(); // -1 for those that come row by row
            KEPT.merge(
                    ROWS,
                    String.valueOf(rows),
                    (before, now) -> String.valueOf(
                            Math.max(Integer.parseInt((String) before), Integer.parseInt((String) now))));
        }
        return result;
    }
}
