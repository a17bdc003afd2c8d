package io.touchstone.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** What comes over a socket until a moment: a byte a minute is no answer either. */
final class PatientInputStream extends InputStream {

    private final Socket socket;
    private final long end;

    PatientInputStream(Socket socket, Duration patience) {
        this.socket = socket;
        this.end = System.nanoTime() + patience.toNanos();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long milliseconds = (end - System.nanoTime()) / 1_000_000;
        if (milliseconds <= 0) {
            throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) Math.min(milliseconds, Integer.MAX_VALUE));
        return socket.getInputStream().read(buffer, offset, length);
    }
}
