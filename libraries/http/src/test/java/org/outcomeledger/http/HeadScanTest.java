package org.outcomeledger.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadScanTest {

  private static final String HEAD = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

  private final HeadScan scan = new HeadScan();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 14, 15, 16, 24, 25, 26})
  void aHeadCountsUpToItsEmptyLineHoweverItArrives(int cut) {
    scan(HEAD.substring(0, cut));
    scan(HEAD.substring(cut) + "a body\r\nof\r\nlines\r\n");
    assertThat(scan.lines()).isEqualTo(2);
    assertThat(scan.bytes()).isEqualTo(HEAD.length());
  }

  /** As the decoder, which begins with the first text. */
  @ParameterizedTest
  @ValueSource(strings = {"\r\n\r\n", "\n\n", " \r\n\r\n", "\u0000\n\n"})
  void whatStandsBeforeTheFirstLineEndsNoHead(String before) {
    scan(before + HEAD + "a body\r\n");
    assertThat(scan.bytes()).isEqualTo(before.length() + HEAD.length());
  }

  @Test
  void aLineWithTwoReturnsIsNotEmpty() {
    scan("GET / HTTP/1.1\r\n\r\r\na:\r\n");
    assertThat(scan.lines()).isEqualTo(3);
  }

  @Test
  void theNextHeadIsCountedAnew() {
    scan(HEAD);
    scan.begin();
    scan("GET /");
    assertThat(scan.lines()).isZero();
    assertThat(scan.bytes()).isEqualTo(5);
  }

  private void scan(String text) {
    scan.scan(Unpooled.copiedBuffer(text, US_ASCII));
  }
}
