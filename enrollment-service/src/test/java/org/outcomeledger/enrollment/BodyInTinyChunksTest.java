package org.outcomeledger.enrollment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.PostingServers;

/** A body that is sent to cost more memory than it has bytes. */
@QuarkusTest
@QuarkusTestResource(PostingServers.class)
class BodyInTinyChunksTest {

  private static final Logger LOG = Logger.getLogger(BodyInTinyChunksTest.class);
  private static final long MIB = 1 << 20;

  /** More than the sockets hold on the way, so that at least half of it has arrived. */
  private static final int CHUNKS = Integer.getInteger("tiny.chunks", 3 << 20);

  @TestHTTPResource("/")
  URI address;

  @Inject Config config;

  @Test
  void aBodyThatComesByteByByteTakesNoMoreMemoryThanAnother() throws IOException {
    byte[] chunks = "1\r\n[\r\n".repeat(CHUNKS).getBytes(ISO_8859_1);
    try (var connection = new RawHttp(address)) {
      connection.send(
          "POST /events HTTP/1.1\r\nHost: x\r\nContent-Type: "
              + Api.BATCH
              + "\r\nAuthorization: Bearer "
              + Api.tokenOf(config, "platform-a")
              + "\r\nTransfer-Encoding: chunked\r\n\r\n");
      long before = usedHeap();
      connection.send(chunks);
      long arrived = usedHeap() - before;
      LOG.infof("%d chunks of a byte: %d MiB", CHUNKS, arrived / MIB);
      assertThat(arrived).isLessThan(40 * MIB);
      connection.send("0\r\n\r\n").reply().isProblem(400, "malformed-json");
    }
  }

  private static long usedHeap() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
