package org.outcomeledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking at files while others delete some. */
class LiveFolderTest {

  private static final int LOOKS = 500;
  private static final int FILES = 50;

  @TempDir private Path folder;

  @Test
  void whatVanishesMeanwhileIsPassedOver() throws Exception {
    Path stays = Files.createFile(folder.resolve("stays"));
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<?> writing = other.submit(makeAndDeleteUntil(over));
      try {
        for (int i = 0; i < LOOKS; i++) {
          assertThat(LiveFolder.files(folder)).contains(stays);
        }
      } finally {
        over.set(true);
      }
      writing.get();
    }
  }

  @Test
  void aFolderThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> LiveFolder.files(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private Callable<Void> makeAndDeleteUntil(AtomicBoolean over) {
    return () -> {
      while (!over.get()) {
        Path lived = Files.createDirectories(folder.resolve("short-lived"));
        for (int i = 0; i < FILES; i++) {
          Files.createFile(lived.resolve("file-" + i));
        }
        for (int i = 0; i < FILES; i++) {
          Files.delete(lived.resolve("file-" + i));
        }
        Files.delete(lived);
      }
      return null;
    };
  }
}
