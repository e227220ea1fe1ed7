package org.outcomeledger.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A kubectl that keeps what it was told and answers as a test says, so that a script can be run
 * without a cluster. Nobody sleeps: pauses of the script are none.
 *
 * @param folder where the programs are, the list of calls, and the files that answers write
 */
record RecordedKubectl(Path folder) {

  /**
   * One in this folder.
   *
   * @param answers the body of a {@code case "$*" in}, in the shell; what it does not name succeeds
   *     and says nothing. {@code $state} is the folder
   */
  static RecordedKubectl answering(Path folder, String answers) throws IOException {
    program(
        folder.resolve("kubectl"),
        """
        state='%s'
        printf '%%s\\n' "$*" >>"$state/calls"
        if [[ $* == *'-f -' ]]; then cat >>"$state/read"; fi
        case "$*" in
        %s
        esac
        """
            .formatted(folder, answers.strip()));
    program(folder.resolve("sleep"), "");
    Files.createFile(folder.resolve("calls"));
    return new RecordedKubectl(folder);
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/bash\n" + text);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
  }

  /** Runs lines of bash in the project's folder; what they say, and with what they end. */
  Tool.Run run(String lines) throws IOException {
    Tool.BASH.assumeInstalled();
    return Tool.BASH.run(
        "-c", "set -e; export PATH='%s':\"$PATH\"; cd ..; %s".formatted(folder, lines));
  }

  /** Each call's arguments, in the order of the calls. */
  List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }

  /** What an answer has written. */
  String state(String file) throws IOException {
    return Files.readString(folder.resolve(file)).strip();
  }
}
