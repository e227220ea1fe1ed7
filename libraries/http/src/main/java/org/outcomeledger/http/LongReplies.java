package org.outcomeledger.http;

import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.providers.serialisers.StreamingOutputMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Ends a reply that is written piece by piece when its reader leaves. The framework's stream mostly
 * drops what is written after that, so whoever writes would go on to the end: a whole ledger,
 * perhaps.
 */
@Provider
public class LongReplies extends StreamingOutputMessageBodyWriter {

  /** Nobody reads the reply any more. */
  static final class ReaderLeft extends IOException {
    private static final long serialVersionUID = 1;

    ReaderLeft(Throwable cause) {
      super("The reader left before the end of the reply", cause);
    }
  }

  @Override
  public void writeResponse(StreamingOutput reply, Type type, ServerRequestContext context)
      throws IOException {
    super.writeResponse(
        out -> reply.write(new Pieces(out, context.serverResponse())), type, context);
  }

  /**
   * Fails only because of the connection: what goes wrong in the writer itself is not its fault.
   */
  private static final class Pieces extends FilterOutputStream {

    private final ServerHttpResponse response;

    Pieces(OutputStream out, ServerHttpResponse response) {
      super(out);
      this.response = response;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (response.closed()) {
        throw new ReaderLeft(null);
      }
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw new ReaderLeft(e);
      }
    }
  }
}
