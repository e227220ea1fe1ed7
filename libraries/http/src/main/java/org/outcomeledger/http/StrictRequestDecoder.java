package org.outcomeledger.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.util.List;

/**
 * The server's decoder, but that a message with two ends has none: where whoever forwards it
 * believes the one and we the other, what is the rest to us is the next caller's request to them.
 * And nothing is kept of the headers behind a body: nobody reads them, and nobody counts them.
 */
final class StrictRequestDecoder extends HttpRequestDecoder {

  private boolean isEnded;
  private boolean isPaused;
  private int lengths;

  StrictRequestDecoder(HttpServerOptions options) {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(options.getMaxInitialLineLength())
            .setMaxHeaderSize(options.getMaxHeaderSize())
            .setMaxChunkSize(options.getMaxChunkSize())
            .setInitialBufferSize(options.getDecoderInitialBufferSize())
            .setTrailersFactory(NoTrailers.FACTORY));
  }

  /** What came behind the message that was decoded last. */
  ByteBuf rest() {
    return internalBuffer();
  }

  /** Nothing more is made of what is here or comes. */
  void end() {
    isEnded = true;
  }

  /** Leaves what is here, and what comes, for later. */
  void pause() {
    isPaused = true;
  }

  boolean isPaused() {
    return isPaused;
  }

  /** Makes messages of what was left. */
  void resume(ChannelHandlerContext own) {
    isPaused = false;
    try {
      channelRead(own, Unpooled.EMPTY_BUFFER);
    } catch (Exception e) { // as the pipeline does with whatever a handler throws
      own.fireExceptionCaught(e);
    }
    own.fireChannelReadComplete(); // at which the server sends what it has answered
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf arrived, List<Object> out)
      throws Exception {
    if (isEnded) {
      arrived.skipBytes(arrived.readableBytes());
    } else if (!isPaused) {
      super.decode(context, arrived, out);
    }
  }

  /** With the server's own headers: it takes others too, and copies them. */
  @Override
  protected HttpMessage createMessage(String[] firstLine) {
    lengths = 0;
    return new DefaultHttpRequest(
        HttpVersion.valueOf(firstLine[2]),
        HttpMethod.valueOf(firstLine[0]),
        firstLine[1],
        HeadersMultiMap.httpHeaders());
  }

  /** Of several lengths the decoder takes the first where the version is HTTP/1.0. */
  @Override
  protected AsciiString splitHeaderName(byte[] line, int start, int length) {
    AsciiString name = super.splitHeaderName(line, start, length);
    if (HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name) && ++lengths > 1) {
      throw new IllegalArgumentException("More than one Content-Length");
    }
    return name;
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new IllegalArgumentException("Both Content-Length and Transfer-Encoding");
  }
}
