package io.touchstone.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;

/** One connection, over which anything can be sent. One thread may send while another one reads. */
public final class Line implements AutoCloseable {

    private static final int CONNECT_MILLISECONDS = 10_000;

    /** In bytes. What is shorter fits into the buffers of the sockets, and can be sent before anybody reads. */
    private static final int SHORT = 32 * 1024;

    private final Socket socket;

    private Line(Socket socket) {
        this.socket = socket;
    }

    public static Line open(Target target) throws IOException {
        return open(target, InetAddress.getByName("0.0.0.0"));
    }

    public static Line open(Target target, InetAddress from) throws IOException {
        Socket socket = new Socket();
        try {
            socket.bind(new InetSocketAddress(from, 0));
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(target.address(), target.port()), CONNECT_MILLISECONDS);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return new Line(socket);
    }

    /** One request with one answer, over a connection of its own. */
    public static Answer exchange(Target target, InetAddress from, byte[] request, String method, Duration patience) {
        try (Line line = open(target, from)) {
            if (request.length <= SHORT) {
                line.send(request);
            } else {
                // A server may answer, and stop listening, long before it has heard all.
                Thread.startVirtualThread(() -> line.sendWhileHeard(request));
            }
            return line.answer(method, patience);
        } catch (IOException e) {
            return Answer.none("no connection");
        }
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Whether all of it was taken. */
    public boolean sendWhileHeard(byte[] bytes) {
        try {
            send(bytes);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The next answer, of which the first mebibyte is kept. */
    public Answer answer(String method, Duration patience) {
        try {
            return new AnswerReader(new PatientInputStream(socket, patience)).read(method.toUpperCase(Locale.ROOT));
        } catch (SocketTimeoutException e) {
            return Answer.none("no answer within " + patience.toSeconds() + " s");
        } catch (SocketException e) {
            return Answer.none("the connection was reset");
        } catch (IOException e) {
            return Answer.none("closed without an answer");
        }
    }

    /** Whether the other side ends the connection within this time, whatever it may say before. */
    public boolean isEndedWithin(Duration patience) {
        try {
            PatientInputStream input = new PatientInputStream(socket, patience);
            byte[] buffer = new byte[8192];
            while (input.read(buffer, 0, buffer.length) >= 0) {
                // What it says does not matter.
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone, then.
        }
    }
}
