package org.outcomeledger.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection on which a piece of an answer waits for longer than a reader may take. One
 * timer for all pieces: those who post get many small ones, and take them at once.
 */
final class UnreadPieces extends ChannelDuplexHandler {

  private final long deadline;
  private final Queue<Long> writtenAt = new ArrayDeque<>();
  private Future<?> timer;

  UnreadPieces(Duration deadline) {
    this.deadline = deadline.toNanos();
  }

  @Override
  public void write(ChannelHandlerContext context, Object piece, ChannelPromise written) {
    writtenAt.add(System.nanoTime());
    if (timer == null) {
      startTimer(context, deadline);
    }
    var unused = context.write(piece, written.unvoid().addListener(sent -> writtenAt.remove()));
  }

  private void startTimer(ChannelHandlerContext context, long nanos) {
    timer = context.executor().schedule(() -> check(context), nanos, TimeUnit.NANOSECONDS);
  }

  private void check(ChannelHandlerContext context) {
    timer = null;
    if (!writtenAt.isEmpty()) {
      long left = writtenAt.peek() + deadline - System.nanoTime();
      if (left > 0) {
        startTimer(context, left);
      } else {
        var unused = context.close();
      }
    }
  }

  /** The connection is closed. */
  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
