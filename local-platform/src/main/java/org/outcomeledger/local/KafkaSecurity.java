package org.outcomeledger.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A broker that takes nothing but SASL over TLS, and lets nobody do what no rule allows: what
 * clients of a cluster elsewhere have to do.
 *
 * @param keyStore the broker's key and certificate (PKCS #12)
 * @param trustStore the authority that signed it (PKCS #12)
 * @param storePassword of both
 * @param administrator who may do everything: the broker itself, and who makes the rules and the
 *     users, whose passwords Kafka keeps itself (SCRAM-SHA-512)
 * @param password of the administrator (PLAIN)
 */
public record KafkaSecurity(
    Path keyStore, Path trustStore, String storePassword, String administrator, String password) {

  private static final String LISTENER = "SASL_SSL";

  /** What a broker on this port is told instead of its plain listener. */
  Map<String, String> settings(int port, int controller) {
    return Map.ofEntries(
        Map.entry(
            "listeners", "SASL_SSL://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller),
        Map.entry("advertised.listeners", "SASL_SSL://127.0.0.1:" + port),
        Map.entry("listener.security.protocol.map", "SASL_SSL:SASL_SSL,CONTROLLER:SASL_SSL"),
        Map.entry("inter.broker.listener.name", LISTENER),
        Map.entry("sasl.enabled.mechanisms", "PLAIN"),
        Map.entry("listener.name.sasl_ssl.sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512"),
        Map.entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
        Map.entry("sasl.mechanism.controller.protocol", "PLAIN"),
        Map.entry("listener.name.sasl_ssl.plain.sasl.jaas.config", login()),
        Map.entry(
            "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
            "org.apache.kafka.common.security.scram.ScramLoginModule required;"),
        Map.entry("listener.name.controller.plain.sasl.jaas.config", login()),
        Map.entry(
            "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
        Map.entry("super.users", "User:" + administrator),
        Map.entry("ssl.keystore.location", keyStore.toAbsolutePath().toString()),
        Map.entry("ssl.keystore.password", storePassword),
        Map.entry("ssl.keystore.type", "PKCS12"),
        Map.entry("ssl.truststore.location", trustStore.toAbsolutePath().toString()),
        Map.entry("ssl.truststore.password", storePassword),
        Map.entry("ssl.truststore.type", "PKCS12"));
  }

  private String login() {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%1$s\" password=\"%2$s\" user_%1$s=\"%2$s\";"
        .formatted(administrator, password);
  }

  /** Whether a broker on this port shows its certificate. */
  boolean answers(int port) {
    try (SSLSocket socket =
        (SSLSocket)
            context().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      socket.startHandshake();
      return true;
    } catch (IOException e) {
      return false; // not listening yet
    }
  }

  private SSLContext context() throws IOException {
    try (InputStream file = Files.newInputStream(trustStore)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(file, storePassword.toCharArray());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new LocalServerException("No certificates in " + trustStore, e);
    }
  }
}
