package org.outcomeledger.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection on which the caller still writes so that he reads the reply: what he writes is
 * heard for a while and thrown away. An end at once would take the reply with it.
 */
final class LingeringClose extends ChannelDuplexHandler {

  private static final int SECONDS = 5;

  private boolean isWanted;
  private boolean isUnderWay;

  /** The next one who closes this connection closes it so. */
  static void of(Channel connection) {
    LingeringClose closing = connection.pipeline().get(LingeringClose.class);
    if (closing != null && connection.pipeline().get(SslHandler.class) == null) {
      closing.isWanted = true;
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (isUnderWay) {
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // an end that fails is an end
  public void close(ChannelHandlerContext context, ChannelPromise closed) {
    if (!isWanted || !(context.channel() instanceof SocketChannel connection)) {
      context.close(closed);
      return;
    }
    connection.closeFuture().addListener(done -> closed.trySuccess());
    if (!isUnderWay) {
      isUnderWay = true;
      connection.shutdownOutput();
      connection.config().setAutoRead(true);
      context.executor().schedule(() -> context.close(), SECONDS, TimeUnit.SECONDS);
    }
  }
}
