package org.outcomeledger.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The beginning of a command that runs a program on the JDK that runs this JVM. */
final class JavaCommand {
  /**
   * For a program that soon ends: its code is compiled once, not again to be faster in the long
   * run, which takes longer than it saves.
   */
  static final String COMPILED_ONCE = "-XX:TieredStopAtLevel=1";

  /** The build's tests set it: what they launch ends with them. */
  static final boolean ALL_COMPILED_ONCE = Boolean.getBoolean("jvms.compile.once");

  private JavaCommand() {}

  /** A new list, to which the caller adds what is run. */
  static List<String> with(String heap, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    if (ALL_COMPILED_ONCE) {
      command.add(COMPILED_ONCE);
    }
    command.addAll(options);
    return command;
  }
}
