package org.outcomeledger.http;

import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;

/** The headers behind a body, of which none is kept. */
final class NoTrailers extends EmptyHttpHeaders {

  static final HttpHeadersFactory FACTORY =
      new HttpHeadersFactory() {
        private final HttpHeaders none = new NoTrailers();

        @Override
        public HttpHeaders newHeaders() {
          return none;
        }

        @Override
        public HttpHeaders newEmptyHeaders() {
          return none;
        }
      };

  private NoTrailers() {}

  @Override
  public HttpHeaders add(CharSequence name, Object value) {
    return this;
  }

  @Override
  public HttpHeaders add(String name, Object value) {
    return this;
  }
}
