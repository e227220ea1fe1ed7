package org.outcomeledger.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.outcomeledger.posting.Api;
import org.outcomeledger.posting.PostingServers;
import org.outcomeledger.testservers.TestCertificates;

/** The same limits where the service itself ends TLS. */
@QuarkusTest
@TestProfile(EnrollmentOverTlsTest.Tls.class)
@QuarkusTestResource(PostingServers.class)
class EnrollmentOverTlsTest {

  private static final String TRUSTED = "trusted";

  @TestHTTPResource(value = "/", tls = true)
  URI address;

  @Inject Config config;

  @Test
  void largeBodiesOnOneConnectionAreEachAnswered() throws Exception {
    String body = "[" + " ".repeat(1 << 20);
    try (var connection = connect()) {
      for (int i = 0; i < 10; i++) {
        connection
            .send(head() + "Content-Length: " + body.length() + "\r\n\r\n" + body)
            .reply()
            .isProblem(400, "malformed-json");
      }
    }
  }

  @Test
  void aHeadOfTooManyLinesEndsTheConnection() throws Exception {
    try (var connection = connect()) {
      connection.send(head() + "a: b\r\n".repeat(300) + "\r\n");
      assertThat(connection.statusOrClosed()).isEqualTo(RawHttp.CLOSED);
    }
  }

  @Test
  void aBodyWithTwoEndsIsAProblem() throws Exception {
    String twoEnds = "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n[]\r\n0\r\n\r\n";
    try (var connection = connect()) {
      connection.send(head() + twoEnds).reply().isProblem(400, "bad-request");
    }
  }

  private String head() {
    return "POST /events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + Api.tokenOf(config, "platform-a")
        + "\r\nContent-Type: "
        + Api.BATCH
        + "\r\n";
  }

  private RawHttp connect() throws IOException, GeneralSecurityException {
    KeyStore trusted =
        KeyStore.getInstance(
            new File(config.getValue(TRUSTED, String.class)),
            TestCertificates.PASSWORD.toCharArray());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return new RawHttp(address, tls.getSocketFactory().createSocket());
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("outcome-ledger-tls-");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With a certificate of its own, on a port beside the plain one. */
  public static class Tls implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      TestCertificates made = TestCertificates.in(newFolder());
      return Map.of(
          TRUSTED,
          made.trustStore().toString(),
          "quarkus.http.test-ssl-port",
          "0",
          "quarkus.http.ssl.certificate.key-store-file",
          made.keyStore().toString(),
          "quarkus.http.ssl.certificate.key-store-password",
          TestCertificates.PASSWORD);
    }
  }
}
