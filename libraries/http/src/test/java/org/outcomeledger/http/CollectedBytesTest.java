package org.outcomeledger.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CollectedBytesTest {

  private final CollectedBytes collected = new CollectedBytes(Long.MAX_VALUE);

  @Test
  void whatArrivedInPiecesIsReadWhole() throws IOException {
    add("[1,");
    add("2]");
    assertThat(collected.stream().readAllBytes()).asString(US_ASCII).isEqualTo("[1,2]");
  }

  @Test
  void whatWasDroppedIsNeitherHeldNorRead() throws IOException {
    add("[]");
    InputStream waiting = collected.stream();
    collected.drop();
    assertThat(waiting.available()).isZero();
    assertThat(waiting.read()).isEqualTo(-1);
    assertThatThrownBy(waiting::readAllBytes).isInstanceOf(CancellationException.class);
  }

  private void add(String text) {
    collected.add(ByteBuffer.wrap(text.getBytes(US_ASCII)), text.length());
  }
}
