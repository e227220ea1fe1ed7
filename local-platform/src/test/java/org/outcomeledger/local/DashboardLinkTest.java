package org.outcomeledger.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardLinkTest {

  private static final URI SERVICE = URI.create("http://localhost:8083");
  private static final String BEFORE_SECRET = SERVICE + "/session/link?secret=";

  @TempDir Path folder;

  @Test
  void theServiceIsToldNothingButTheHashOfTheLinksSecret() throws Exception {
    DashboardLink link = new LocalFolder(folder).dashboardLink();
    link.write(SERVICE);
    assertThat(link.address()).startsWith(BEFORE_SECRET);
    String secret = link.address().substring(BEFORE_SECRET.length());
    assertThat(secret).hasSizeGreaterThanOrEqualTo(43);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
    assertThat(told(link)).hasContent(HexFormat.of().formatHex(hash));
    assertThat(link.environment().toString()).doesNotContain(secret);
  }

  @Test
  void everyStartMakesAnotherLinkThatItsOwnerAloneReads() throws Exception {
    DashboardLink link = new LocalFolder(folder).dashboardLink();
    link.write(SERVICE);
    String before = link.address();
    link.write(SERVICE);
    assertThat(link.address()).isNotEqualTo(before);
    for (Path file : new Path[] {folder.resolve("dashboard-link"), told(link)}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  private static Path told(DashboardLink link) {
    return Path.of(link.environment().get("OUTCOME_LEDGER_SESSION_LINK_HASH_FILE"));
  }
}
