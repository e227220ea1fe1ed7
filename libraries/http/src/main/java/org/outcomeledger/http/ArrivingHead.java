package org.outcomeledger.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What the requests on one connection cost before anybody knows who sends them: how long a head
 * (the first line and the headers) may take to arrive, and what all heads may hold meanwhile.
 *
 * <p>It stands twice in its connection's pipeline: before the decoder, where it sees bytes, and
 * behind it, where it sees which of them were a head and which a body, how many requests are not
 * answered, and gives each reply its date. Where too many are not, the rest waits: what has come is
 * not decoded, and no more is read. Nothing that was asked for is cut off.
 */
@Sharable // at two places of one pipeline, in one thread
final class ArrivingHead extends ChannelDuplexHandler {

  private static final String DECODER = "httpDecoder";
  private static final String SERVER = "handler";
  private static final String TLS = "ssl";

  /** What a header takes beside its text; and more of them than a caller in earnest sends. */
  private static final int BYTES_PER_LINE = 160;

  private static final int MOST_LINES = 200;

  /** Requests on one connection whose replies its caller has not received. */
  private static final int MOST_UNANSWERED = 8;

  /** As RFC 9110 has it, 5.6.7. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final HeadLimits limits;
  private final HeadScan scan = new HeadScan();
  private boolean isHead = true;
  private boolean isFirst = true;
  private boolean isRefused;
  private long held;
  private int unanswered;
  private ReadingGate gate;
  private Future<?> deadline;
  private StrictRequestDecoder decoder;

  ArrivingHead(HeadLimits limits) {
    this.limits = limits;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    if (gate == null) {
      gate = new ReadingGate(context.channel().config());
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    startDeadline(context);
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (isRefused) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof ByteBuf bytes && isHead && isAtDecoder(context.pipeline())) {
      if (!decoder.isPaused() && !admits(context, bytes)) {
        bytes.release();
        return;
      }
    }
    if (message instanceof HttpRequest) {
      isHead = false;
      isFirst = false;
      end();
      unanswered++;
    }
    if (message instanceof LastHttpContent) {
      isHead = true;
      beginNext(context);
    }
    context.fireChannelRead(message);
    if (decoder != null && decoder.isPaused() && decoder.rest().isReadable()) {
      letWait(context);
    }
  }

  /** The next head may have begun in the bytes that ended the last message. */
  private void beginNext(ChannelHandlerContext context) {
    scan.begin();
    if (unanswered >= MOST_UNANSWERED) {
      decoder.pause();
    } else if (decoder.rest().isReadable()) {
      admits(context, decoder.rest());
    }
  }

  private void letWait(ChannelHandlerContext context) {
    gate.shut();
    long waiting = decoder.rest().readableBytes();
    if (limits.take(held, waiting - held)) {
      held = waiting;
    } else {
      refuse(context, MemoryInFlight.exhausted());
    }
  }

  @Override
  public void read(ChannelHandlerContext context) {
    if (gate.mayRead()) {
      context.read();
    }
  }

  /** A reply was sent. */
  private void answered(ChannelHandlerContext context) {
    unanswered--;
    if (decoder.isPaused() && unanswered < MOST_UNANSWERED) {
      // Not at once: the decoder may be at work.
      context.executor().execute(() -> goOn(context.pipeline().context(decoder)));
    }
  }

  private void goOn(ChannelHandlerContext ofDecoder) {
    if (isRefused || ofDecoder == null || !decoder.isPaused()) {
      return;
    }
    end();
    if (!decoder.rest().isReadable() || admits(ofDecoder, decoder.rest())) {
      decoder.resume(ofDecoder);
      if (!decoder.isPaused() || !decoder.rest().isReadable()) {
        gate.open();
      }
    }
  }

  /** Whoever closes may want to hear the caller to the end. */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise closed) {
    gate.open();
    var unused = context.close(closed);
  }

  /** There is a decoder when the first byte comes; with TLS only when hands have been shaken. */
  private boolean isAtDecoder(ChannelPipeline pipeline) {
    if (decoder != null) {
      return true;
    }
    if (pipeline.get(DECODER) != null) {
      standAroundDecoder(pipeline);
    } else if (pipeline.get(TLS) != null && pipeline.get(Handshake.class) == null) {
      pipeline.addAfter(TLS, Handshake.class.getName(), new Handshake());
    }
    return decoder != null;
  }

  private void standAroundDecoder(ChannelPipeline pipeline) {
    decoder = new StrictRequestDecoder(limits.server());
    pipeline.replace(DECODER, DECODER, decoder);
    pipeline.addBefore(SERVER, ArrivingHead.class.getName(), this);
  }

  /** Goes from where the bytes are encrypted to where they are not, once there is such a place. */
  private final class Handshake extends ChannelInboundHandlerAdapter {

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      context.fireUserEventTriggered(event); // on which the server adds its decoder
      ChannelPipeline pipeline = context.pipeline();
      if (event instanceof SslHandshakeCompletionEvent && pipeline.get(DECODER) != null) {
        pipeline.remove(this);
        pipeline.remove(ArrivingHead.this);
        pipeline.addBefore(DECODER, DECODER + "-head", ArrivingHead.this);
        standAroundDecoder(pipeline);
      }
    }
  }

  private boolean admits(ChannelHandlerContext context, ByteBuf bytes) {
    if (deadline == null) {
      startDeadline(context);
    }
    scan.scan(bytes);
    long cost = scan.bytes() + (long) BYTES_PER_LINE * scan.lines();
    if (scan.lines() > MOST_LINES) {
      refuse(context, StatusProblems.of(431));
    } else if (limits.take(held, cost - held)) {
      held = cost;
    } else {
      refuse(context, MemoryInFlight.exhausted());
    }
    return !isRefused;
  }

  private void startDeadline(ChannelHandlerContext context) {
    deadline =
        context
            .executor()
            .schedule(
                () -> refuse(context, StatusProblems.of(408)),
                limits.deadline().toMillis(),
                TimeUnit.MILLISECONDS);
  }

  /**
   * To a caller who has said nothing nothing is said; nor in between replies that are under way.
   */
  private void refuse(ChannelHandlerContext context, Problem problem) {
    endDecoding();
    if (!isFirst || scan.bytes() == 0 || context.pipeline().get(SslHandler.class) != null) {
      var unused = context.channel().close();
      return;
    }
    LingeringClose.of(context.channel());
    context.writeAndFlush(reply(problem)).addListener(ChannelFutureListener.CLOSE);
  }

  private void endDecoding() {
    isRefused = true;
    end();
    if (decoder != null) {
      decoder.end();
    }
  }

  private static ByteBuf reply(Problem problem) {
    byte[] body = Replies.bytes(problem);
    String head =
        "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nDate: %s\r\nConnection: close\r\n%s\r\n"
            .formatted(
                HttpResponseStatus.valueOf(problem.status()),
                Problem.MEDIA_TYPE,
                body.length,
                date(),
                Replies.retryAfter(problem).map("Retry-After: %s\r\n"::formatted).orElse(""));
    return Unpooled.wrappedBuffer(head.getBytes(US_ASCII), body);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
    if (message instanceof HttpResponse reply && !reply.headers().contains(HttpHeaderNames.DATE)) {
      reply.headers().set(HttpHeaderNames.DATE, date());
    }
    ChannelPromise sent = written;
    if (isEndOfReply(message)) {
      sent = written.unvoid();
      sent.addListener(done -> answered(context));
    }
    var unused = context.write(message, sent);
  }

  /** An interim reply, such as 100 Continue, is followed by another. */
  private static boolean isEndOfReply(Object message) {
    return message instanceof LastHttpContent
        && !(message instanceof HttpResponse reply
            && reply.status().codeClass() == HttpStatusClass.INFORMATIONAL);
  }

  private static String date() {
    return DATE.format(Instant.now());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    end();
    context.fireChannelInactive();
  }

  /** The head is here, or will never be. */
  private void end() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
    limits.giveBack(held);
    held = 0;
  }
}
