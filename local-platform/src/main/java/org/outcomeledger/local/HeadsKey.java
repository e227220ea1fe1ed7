package org.outcomeledger.local;

import java.nio.file.Files;
import java.nio.file.Path;
import org.outcomeledger.format.HeadSigningKey;

/** The file with the key that signs a ledger's heads. */
public final class HeadsKey {

  private HeadsKey() {}

  /** Makes a key in {@code file} (mode 600) where there is none yet; returns the file. */
  public static Path keptIn(Path file) {
    if (!Files.exists(file)) {
      PrivateFile.write(file, HeadSigningKey.withNewKey().pem());
    }
    return file;
  }
}
