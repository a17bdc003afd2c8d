package io.touchstone.callers;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** A range of addresses, as CIDR writes them: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one address alone. */
final class Subnet {

    /** What one customer of a network gets at least, whose addresses in it are without number. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private static final int ANY_PORT = 0;

    private final IpSubnetFilterRule rule;

    private Subnet(IpSubnetFilterRule rule) {
        this.rule = rule;
    }

    /** @throws IllegalArgumentException when it is none */
    static Subnet parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int bits = slash < 0 ? address.getAddress().length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1));
        return new Subnet(new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT));
    }

    boolean contains(InetAddress address) {
        return rule.matches(new InetSocketAddress(address, ANY_PORT));
    }

    /** An address without asking a name server; with a port or without, as proxies write them. */
    static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(withoutPort(text.strip())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String withoutPort(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? text : text.substring(1, end);
        }
        int colon = text.indexOf(':');
        boolean isOnlyOne = colon >= 0 && text.indexOf(':', colon + 1) < 0;
        return isOnlyOne ? text.substring(0, colon) : text;
    }

    /** By what a caller is counted: its address, or of IPv6 its network of 64 bits, such as {@code 2001:db8:0:0:0:0:0:0/64}. */
    static String origin(InetAddress address) {
        if (address instanceof Inet4Address) {
            return address.getHostAddress();
        }
        byte[] network = Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES);
        try {
            return InetAddress.getByAddress(Arrays.copyOf(network, address.getAddress().length))
                            .getHostAddress()
                    + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // of 16 bytes there is always one
        }
    }
}
