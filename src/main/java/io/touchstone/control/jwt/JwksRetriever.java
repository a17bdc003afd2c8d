package io.touchstone.control.jwt;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches a document, and gives up: the time-outs of sockets begin again with every byte. */
final class JwksRetriever extends DefaultResourceRetriever {

    private static final Duration CONNECT = Duration.ofSeconds(1);

    private static final Duration WHOLE = Duration.ofSeconds(3);

    /** In bytes. A key with its chain of certificates takes some 5 KiB. */
    private static final int MOST = 256 * 1024;

    private final Duration longest;

    JwksRetriever() {
        this(WHOLE);
    }

    JwksRetriever(Duration longest) {
        super((int) CONNECT.toMillis(), (int) longest.toMillis(), MOST);
        this.longest = longest;
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        FutureTask<Resource> fetch = new FutureTask<>(() -> super.retrieveResource(url));
        Thread.ofVirtual().name("jwks").start(fetch);
        try {
            return fetch.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + longest.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            fetch.cancel(true);
        }
    }

    /** Keys are where the configuration says, and nowhere else. */
    @Override
    protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
        HttpURLConnection connection = super.openHTTPConnection(url);
        connection.setInstanceFollowRedirects(false);
        return connection;
    }
}
