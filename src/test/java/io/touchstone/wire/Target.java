package io.touchstone.wire;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.random.RandomGenerator;

/** A running service: where it listens, and the token of its operator. */
public record Target(InetAddress address, int port, String operatorToken) {

    public static Target onThisMachine(int port, String operatorToken) {
        return new Target(InetAddress.getLoopbackAddress(), port, operatorToken);
    }

    /** @param url {@code http} with a host; its port is 80 if it has none */
    public static Target of(String url, String operatorToken) throws UnknownHostException {
        URI uri = URI.create(url);
        return new Target(InetAddress.getByName(uri.getHost()), uri.getPort() < 0 ? 80 : uri.getPort(), operatorToken);
    }

    /**
     * An address to call from. On the loopback each of some millions is ours to use, so that what the service remembers of one
     * caller says nothing about the next.
     */
    public InetAddress anyCaller(RandomGenerator random) throws UnknownHostException {
        if (!address.isLoopbackAddress() || address.getAddress().length != 4) {
            return InetAddress.getByName("0.0.0.0");
        }
        return InetAddress.getByAddress(new byte[] {
            127, (byte) random.nextInt(1, 255), (byte) random.nextInt(1, 255), (byte) random.nextInt(1, 255)
        });
    }
}
