package org.outcomeledger.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrivingHeadTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n";
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final EmbeddedChannel connection = new EmbeddedChannel();
  private int requests;

  @BeforeEach
  void acceptAsTheServerDoes() {
    connection.pipeline().addLast(new ArrivingHead(new HeadLimits(DEADLINE, 1 << 20)));
    connection
        .pipeline()
        .addLast("httpDecoder", new VertxHttpRequestDecoder(new HttpServerOptions()))
        .addLast("httpEncoder", new HttpResponseEncoder())
        .addLast("handler", new Server());
  }

  @AfterEach
  void release() {
    connection.finishAndReleaseAll();
  }

  @Test
  void aSecondHeadInOneReadHasNoMoreLinesThanTheFirst() {
    arrive(GET + "\r\n" + GET + "a:\r\n".repeat(150));
    assertThat(connection.isOpen()).isTrue();
    arrive("a:\r\n".repeat(150));
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void aSecondHeadInOneReadIsRefusedAtOnceWhereItIsTooLong() {
    arrive(GET + "\r\n" + GET + "a:\r\n".repeat(300));
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void aSecondHeadInOneReadHasADeadline() {
    arrive(GET + "\r\n" + GET);
    pass(DEADLINE);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void betweenRequestsAConnectionHasNone() {
    arrive(GET + "\r\n" + GET + "\r\n");
    pass(DEADLINE);
    assertThat(connection.isOpen()).isTrue();
  }

  @Test
  void whoAsksForMuchAndTakesNoAnswerIsNotReadOn() {
    arrive((GET + "\r\n").repeat(8));
    assertThat(requests).isEqualTo(8);
    assertThat(connection.config().isAutoRead()).isTrue();
    arrive(GET + "\r\n");
    connection.config().setAutoRead(true); // as the server does, for its own reasons
    assertThat(connection.config().isAutoRead()).isFalse();
    assertThat(requests).isEqualTo(8);
    assertThat(connection.isOpen()).isTrue();
  }

  @Test
  void whatWaitsIsAskedForAsAnswersAreTaken() {
    arrive((GET + "\r\n").repeat(30));
    for (int answered = 0; answered < 22; answered++) {
      assertThat(requests).isEqualTo(8 + answered);
      assertThat(connection.config().isAutoRead()).isFalse();
      answer(HttpResponseStatus.NOT_FOUND);
    }
    assertThat(requests).isEqualTo(30);
    assertThat(connection.config().isAutoRead()).isTrue();
  }

  /** A server that has enough of one body is not sent more of it when others are answered. */
  @Test
  void whoeverStoppedReadingForAnotherReasonGoesOnHimself() {
    connection.config().setAutoRead(false);
    arrive((GET + "\r\n").repeat(9));
    answer(HttpResponseStatus.NOT_FOUND);
    assertThat(requests).isEqualTo(9);
    assertThat(connection.config().isAutoRead()).isFalse();
  }

  @Test
  void aHeadThatWaitsHasADeadlineOnlyWhereItIsNotWhole() {
    arrive((GET + "\r\n").repeat(9) + GET);
    pass(DEADLINE);
    assertThat(connection.isOpen()).isTrue();
    answer(HttpResponseStatus.NOT_FOUND);
    answer(HttpResponseStatus.NOT_FOUND);
    assertThat(requests).isEqualTo(9);
    pass(DEADLINE);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void whatWaitsOfAllConnectionsIsBounded() {
    arrive((GET + "\r\n").repeat(8));
    arrive("x".repeat((1 << 20) + (9 << 10)));
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void whoTakesTheAnswersMayGoOnAsking() {
    for (int i = 0; i < 100; i++) {
      arrive((GET + "\r\n").repeat(8));
      for (int answered = 0; answered < 8; answered++) {
        answer(HttpResponseStatus.CONTINUE);
        answer(HttpResponseStatus.NOT_FOUND);
      }
    }
    assertThat(connection.isOpen()).isTrue();
    assertThat(requests).isEqualTo(800);
    arrive((GET + "\r\n").repeat(9));
    assertThat(requests).isEqualTo(808);
  }

  private final class Server extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      requests += message instanceof HttpRequest ? 1 : 0;
      ReferenceCountUtil.release(message);
    }
  }

  private void arrive(String bytes) {
    connection.writeInbound(Unpooled.copiedBuffer(bytes, US_ASCII));
  }

  private void answer(HttpResponseStatus status) {
    var unused =
        connection
            .pipeline()
            .lastContext()
            .writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
    connection.releaseOutbound();
    connection.runPendingTasks();
  }

  private void pass(Duration time) {
    connection.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
    connection.runScheduledPendingTasks();
  }
}
