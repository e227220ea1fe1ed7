package org.outcomeledger.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever does not wait for one answer before asking the next thing gets all answers, in order. */
@QuarkusTest
@TestProfile(RequestsUnderWayTest.ShortDeadline.class)
@Timeout(60)
class PipelinedRequestsTest {

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

  @TestHTTPResource("/")
  URI address;

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 30, 1_000})
  void allAreAnsweredInTheirOrder(int number) throws IOException {
    List<Integer> wanted =
        IntStream.range(0, number).mapToObj(i -> i % 2 == 0 ? 200 : 404).toList();
    var requests = new StringBuilder();
    for (int i = 0; i < number; i++) {
      String path = i % 2 == 0 ? "/problems/busy" : "/nothing";
      boolean isLast = i == number - 1;
      requests.append("GET %s HTTP/1.1\r\nHost: x\r\n".formatted(path));
      requests.append(isLast ? "Connection: close\r\n\r\n" : "\r\n");
    }
    assertThat(statuses(requests.toString())).isEqualTo(wanted);
  }

  private List<Integer> statuses(String requests) throws IOException {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(requests.getBytes(US_ASCII));
      String replies = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      var statuses = new ArrayList<Integer>();
      STATUS.matcher(replies).results().forEach(it -> statuses.add(Integer.valueOf(it.group(1))));
      return statuses;
    }
  }
}
