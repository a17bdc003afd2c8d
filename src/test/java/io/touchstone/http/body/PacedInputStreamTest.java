package io.touchstone.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacedInputStreamTest {

    private final BodyWatch watch = new BodyWatch(PaceTest.RULES);
    private final AtomicLong now = new AtomicLong();

    @Test
    void whoWaitsForASenderThatSaysNothingIsWoken() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        InputStream body = paced(new InputStream() {
            @Override
            public int read() throws IOException {
                reading.countDown();
                try {
                    new CountDownLatch(1).await();
                    return -1;
                } catch (InterruptedException e) {
                    throw new InterruptedIOException();
                }
            }
        });
        CompletableFuture<Void> read = CompletableFuture.runAsync(() -> {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(body::read)
                    .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.BODY_TOO_SLOW));
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        });
        reading.await();
        watch.check(Duration.ofSeconds(29).toNanos());
        assertThat(read).isNotDone();
        watch.check(Duration.ofSeconds(30).toNanos());
        read.join();
    }

    @Test
    void whileNobodyReadsNoTimePasses() throws IOException {
        InputStream body = paced(new ByteArrayInputStream(new byte[] {1, 2}));
        assertThat(body.read()).isEqualTo(1);
        now.addAndGet(Duration.ofMinutes(4).toNanos());
        watch.check(now.get());
        assertThat(body.read()).isEqualTo(2);
        assertThat(body.read()).isEqualTo(-1);
    }

    @Test
    void aSenderOfSingleBytesIsFoundOutWhileItSendsThem() {
        InputStream body = paced(new InputStream() {
            @Override
            public int read() {
                now.addAndGet(Duration.ofSeconds(5).toNanos());
                return 'a';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                buffer[offset] = (byte) read();
                return 1;
            }
        });
        assertThatExceptionOfType(ProblemException.class).isThrownBy(body::readAllBytes);
        assertThat(Duration.ofNanos(now.get())).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(35));
    }

    private InputStream paced(InputStream in) {
        return new PacedInputStream(in, watch, false, now::get);
    }
}
