package org.outcomeledger.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.quarkus.arc.Arc;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.net.ClientOptionsBase;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.transport.Transport;
import java.util.concurrent.ThreadFactory;

/**
 * Gives every connection that a server accepts an {@link ArrivingHead}. The framework makes the
 * server and gives no access to its connections; the one who says how sockets are opened is asked
 * before it listens.
 */
public final class GuardedConnections implements VertxServiceProvider {

  @Override
  public void init(VertxBuilder builder) {
    builder.findTransport(new Guarded(builder.findTransport()));
  }

  /** Every connection is shown to its server's channel before anything is read from it. */
  @Sharable
  private static final class Accepted extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
      if (accepted instanceof Channel connection) {
        HeadLimits limits = Arc.container().instance(HeadLimits.class).get();
        connection.pipeline().addLast(new LingeringClose(), new ArrivingHead(limits));
      }
      context.fireChannelRead(accepted);
    }
  }

  /** The transport that is there, and a handler for what its servers accept. */
  private record Guarded(Transport there) implements Transport {

    @Override
    public void configure(
        NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
      there.configure(options, domainSocket, bootstrap);
      bootstrap.handler(new Accepted());
    }

    @Override
    public void configure(DatagramChannel channel, DatagramSocketOptions options) {
      there.configure(channel, options);
    }

    @Override
    public void configure(ClientOptionsBase options, boolean domainSocket, Bootstrap bootstrap) {
      there.configure(options, domainSocket, bootstrap);
    }

    @Override
    public boolean supportsDomainSockets() {
      return there.supportsDomainSockets();
    }

    @Override
    public boolean supportFileRegion() {
      return there.supportFileRegion();
    }

    @Override
    public boolean isAvailable() {
      return there.isAvailable();
    }

    @Override
    public Throwable unavailabilityCause() {
      return there.unavailabilityCause();
    }

    @Override
    public java.net.SocketAddress convert(SocketAddress address) {
      return there.convert(address);
    }

    @Override
    public SocketAddress convert(java.net.SocketAddress address) {
      return there.convert(address);
    }

    @Override
    public EventLoopGroup eventLoopGroup(
        int type, int threads, ThreadFactory factory, int ioRatio) {
      return there.eventLoopGroup(type, threads, factory, ioRatio);
    }

    @Override
    public DatagramChannel datagramChannel() {
      return there.datagramChannel();
    }

    @Override
    public DatagramChannel datagramChannel(InternetProtocolFamily family) {
      return there.datagramChannel(family);
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
      return there.channelFactory(domainSocket);
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
      return there.serverChannelFactory(domainSocket);
    }
  }
}
