package org.outcomeledger.impact.entrance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the pages, or of a library that they use, as it is sent.
 *
 * @param compressed the same by gzip
 * @param tag of its content, for the header ETag: archives have no times of their own
 * @param caching the value of {@code Cache-Control}
 */
record PageFile(String type, byte[] plain, byte[] compressed, String tag, String caching) {

  /**
   * What every page is sent with: it runs what came from here, asks nobody else, and is in nobody's
   * frame.
   */
  static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
              + " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self';"
              + " base-uri 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  /** More than any file's. The pattern goes one frame of the stack deeper with each segment. */
  private static final int LONGEST_PATH = 200;

  /** No segment begins with a dot, so that none leads elsewhere. */
  private static final Pattern PATH =
      Pattern.compile("(?:/[A-Za-z0-9_@-][A-Za-z0-9_@.-]*+){1,12}+");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html;charset=utf-8"),
          Map.entry("css", "text/css;charset=utf-8"),
          Map.entry("js", "text/javascript;charset=utf-8"),
          Map.entry("mjs", "text/javascript;charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain;charset=utf-8"),
          Map.entry("webmanifest", "application/manifest+json"));

  /** Where libraries are, with their version in the path: what is there never changes. */
  private static final String LIBRARIES = "/_static/";

  /** Whether a path of the address is written as that of a file. */
  static boolean mayBe(String path) {
    return path.length() <= LONGEST_PATH
        && TYPES.containsKey(extension(path))
        && PATH.matcher(path).matches();
  }

  /** The file at such a path, if there is one. */
  static Optional<PageFile> read(String path) {
    try (InputStream file = PageFile.class.getResourceAsStream("/META-INF/resources" + path)) {
      return file == null || !mayBe(path)
          ? Optional.empty()
          : Optional.of(of(path, file.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String extension(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static PageFile of(String path, byte[] plain) {
    String type = TYPES.get(extension(path));
    String caching =
        path.startsWith(LIBRARIES) ? "public, max-age=31536000, immutable" : "no-cache";
    return new PageFile(type, plain, gzip(plain), "W/\"" + hash(plain) + "\"", caching);
  }

  private static byte[] gzip(byte[] plain) {
    var compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new SmallestGzip(compressed)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new IllegalStateException("It is in memory", e);
    }
    return compressed.toByteArray();
  }

  private static final class SmallestGzip extends GZIPOutputStream {

    SmallestGzip(OutputStream to) throws IOException {
      super(to);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  private static String hash(byte[] plain) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain);
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** What they take in memory. */
  int bytes() {
    return plain.length + compressed.length;
  }
}
