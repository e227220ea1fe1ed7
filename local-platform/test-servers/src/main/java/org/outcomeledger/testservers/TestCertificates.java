package org.outcomeledger.testservers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * An authority of one's own and a certificate of 127.0.0.1 that it signed, made by the JDK's
 * keytool: as files for servers and clients alike.
 */
public record TestCertificates(Path folder) {

  /** Of all key stores here. */
  public static final String PASSWORD = "of-the-stores";

  private static final String SERVER = "server";
  private static final String AUTHORITY = "authority";

  /** Makes them in a folder. */
  public static TestCertificates in(Path folder) {
    try {
      Files.createDirectories(folder);
      var made = new TestCertificates(folder);
      made.makeAuthority();
      made.makeServer();
      return made;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("No certificates can be made in " + folder, e);
    }
  }

  /** Another key and certificate of the server by the same authority, in another folder. */
  public TestCertificates renewedIn(Path other) {
    try {
      Files.createDirectories(other);
      var renewed = new TestCertificates(other);
      Files.copy(authorityStore(), renewed.authorityStore());
      Files.copy(authority(), renewed.authority());
      Files.copy(trustStore(), renewed.trustStore());
      renewed.makeServer();
      return renewed;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("No certificates can be made in " + other, e);
    }
  }

  /** The authority's certificate in PEM lines: what a client trusts. */
  public Path authority() {
    return folder.resolve("authority.crt");
  }

  /** The server's certificate in PEM lines. */
  public Path certificate() {
    return folder.resolve("server.crt");
  }

  /** The server's key in PEM lines, mode 600. */
  public Path key() {
    return folder.resolve("server.key");
  }

  /** Key and certificate of the server, PKCS #12. */
  public Path keyStore() {
    return folder.resolve("server.p12");
  }

  /** The authority's certificate, PKCS #12. */
  public Path trustStore() {
    return folder.resolve("trust.p12");
  }

  private Path authorityStore() {
    return folder.resolve("authority.p12");
  }

  private void makeAuthority() {
    keytool(
        authorityStore(),
        AUTHORITY,
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=Test authority",
        "-ext",
        "bc:c");
    keytool(authorityStore(), AUTHORITY, "-exportcert", "-rfc", "-file", authority().toString());
    keytool(trustStore(), AUTHORITY, "-importcert", "-noprompt", "-file", authority().toString());
  }

  private void makeServer() throws IOException, GeneralSecurityException {
    keytool(keyStore(), SERVER, "-genkeypair", "-keyalg", "EC", "-dname", "CN=127.0.0.1");
    Path request = folder.resolve("request");
    keytool(keyStore(), SERVER, "-certreq", "-file", request.toString());
    keytool(
        authorityStore(),
        AUTHORITY,
        "-gencert",
        "-rfc",
        "-infile",
        request.toString(),
        "-outfile",
        certificate().toString(),
        "-ext",
        "san=ip:127.0.0.1,dns:localhost");
    keytool(keyStore(), AUTHORITY, "-importcert", "-noprompt", "-file", authority().toString());
    keytool(keyStore(), SERVER, "-importcert", "-noprompt", "-file", certificate().toString());
    writeKey();
  }

  private void writeKey() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(keyStore())) {
      store.load(file, PASSWORD.toCharArray());
    }
    byte[] key = store.getKey(SERVER, PASSWORD.toCharArray()).getEncoded();
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    Files.writeString(
        key(), "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");
    Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-------"));
  }

  private static void keytool(Path store, String alias, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", alias, "-keystore", store.toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    try {
      Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (tool.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
