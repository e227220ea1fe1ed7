package org.outcomeledger.benchmark.million;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where a JVM's samples fell, from its flight recording: what the innermost frame belongs to, and
 * the innermost method of ours that led there, with the thread that it ran on.
 */
record CpuProfile(long samples, Map<String, Long> packages, Map<String, Long> methods) {

  private static final String OURS = "org.outcomeledger.";
  private static final int SHOWN = 12;

  static CpuProfile of(Path recording) throws IOException {
    Map<String, Long> packages = new HashMap<>();
    Map<String, Long> methods = new HashMap<>();
    long samples = 0;
    try (var file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (event.getEventType().getName().equals("jdk.ExecutionSample")
            && event.getStackTrace() != null) {
          List<RecordedFrame> frames = event.getStackTrace().getFrames();
          samples++;
          packages.merge(folder(frames.getFirst().getMethod()), 1L, Long::sum);
          methods.merge(thread(event) + ": " + ours(frames), 1L, Long::sum);
        }
      }
    }
    return new CpuProfile(samples, packages, methods);
  }

  /** Of a JVM, for as long as something takes. */
  static CpuProfile during(ProcessHandle jvm, Path recording, Callable<?> something)
      throws Exception {
    Jcmd.ask(jvm, "JFR.start", "name=profile", "settings=profile");
    something.call();
    Jcmd.ask(jvm, "JFR.stop", "name=profile", "filename=" + recording);
    return of(recording);
  }

  private static String folder(RecordedMethod method) {
    String[] parts = method.getType().getName().split("\\.", -1);
    return String.join(".", List.of(parts).subList(0, Math.min(3, parts.length - 1)));
  }

  private static String thread(RecordedEvent event) {
    var thread = event.getThread("sampledThread");
    String name = thread == null ? "unknown" : String.valueOf(thread.getJavaName());
    return name.replaceAll("[-0-9]+$", "");
  }

  private static String ours(List<RecordedFrame> frames) {
    return frames.stream()
        .map(RecordedFrame::getMethod)
        .filter(method -> method.getType().getName().startsWith(OURS))
        .findFirst()
        .map(method -> simple(method.getType().getName()) + "." + method.getName())
        .orElse("no method of ours");
  }

  /** Without its package, and for a lambda the class that it stands in. */
  private static String simple(String type) {
    String named = type.replaceFirst("\\$\\$Lambda.*", "");
    return named.substring(named.lastIndexOf('.') + 1);
  }

  String markdown() {
    return table("innermost frame in", packages) + "\n" + table("thread: our method", methods);
  }

  private String table(String what, Map<String, Long> counts) {
    return "| %s | %% of samples |\n|---|---:|\n".formatted(what)
        + counts.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(SHOWN)
            .map(one -> "| %s | %.1f |\n".formatted(one.getKey(), one.getValue() * 100.0 / samples))
            .collect(joining());
  }
}
