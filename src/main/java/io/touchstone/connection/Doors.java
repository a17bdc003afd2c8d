package io.touchstone.connection;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.ServerChannel;
import io.smallrye.config.SmallRyeConfig;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Puts a {@link Door} before whatever listens. Netty finds this class by its name in {@code META-INF/services}, if told to
 * look before its first server starts: see {@link #open}.
 */
public final class Doors extends ChannelInitializerExtension {

    /** To be called before there is any server. */
    public static void open() {
        System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }

    @Override
    public void postInitializeServerListenerChannel(ServerChannel channel) {
        SmallRyeConfig config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        channel.pipeline().addLast(new Door(Limits.of(config)));
    }
}
