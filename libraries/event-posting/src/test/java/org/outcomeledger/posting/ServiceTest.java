package org.outcomeledger.posting;

import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeEach;

/** A test of a running service on {@link PostingServers}, with calls as {@code platform-a}. */
public abstract class ServiceTest {

  /** Where the service runs. */
  @TestHTTPResource("/")
  protected URI address;

  /** Its settings, with the tokens of all callers. */
  @Inject protected Config config;

  /** The service as {@code platform-a} calls it. */
  protected Api api;

  @BeforeEach
  void signIn() {
    api = Api.of(address, config, "platform-a");
  }
}
