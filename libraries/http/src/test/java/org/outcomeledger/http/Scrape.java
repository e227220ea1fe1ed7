package org.outcomeledger.http;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service's {@code /q/metrics} says at one moment, in Prometheus' text format. */
public final class Scrape {

  private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern PART = Pattern.compile("_(count|sum|max|bucket)$");

  /** One line: a value of a time series. */
  public record Sample(String name, Map<String, String> labels, double value) {}

  /**
   * All series of one name.
   *
   * @param help its meaning
   */
  public record Family(String name, String type, String help, Set<String> labels) {}

  private final String text;
  private final List<Sample> samples;

  private Scrape(String text) {
    this.text = text;
    this.samples = text.lines().filter(line -> !line.startsWith("#")).map(Scrape::sample).toList();
  }

  /** Of the service at this address. */
  public static Scrape of(URI service) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/q/metrics"))
            .header("Accept", "text/plain")
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      var reply = http.send(request, BodyHandlers.ofString());
      if (reply.statusCode() != 200) {
        throw new IOException("GET /q/metrics answered " + reply.statusCode());
      }
      return new Scrape(reply.body());
    }
  }

  private static Sample sample(String line) {
    Matcher parts = SAMPLE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not a line of Prometheus' text format: " + line);
    }
    Map<String, String> labels = new LinkedHashMap<>();
    LABEL
        .matcher(parts.group(2) == null ? "" : parts.group(2))
        .results()
        .forEach(label -> labels.put(label.group(1), label.group(2)));
    return new Sample(parts.group(1), labels, Double.parseDouble(parts.group(3)));
  }

  /** All lines as they came. */
  public String text() {
    return text;
  }

  /** The lines of the families whose names begin so, as they came. */
  public String text(String prefix) {
    return text.replaceAll("(?m)^(?!(# (HELP|TYPE) )?" + prefix + ").*\\R", "");
  }

  /** The series of this name. */
  public List<Sample> samples(String name) {
    return samples.stream().filter(sample -> sample.name().equals(name)).toList();
  }

  /**
   * The sum of the series of this name that have these labels, each as {@code name=value}; 0 where
   * there is none.
   */
  public double sum(String name, String... labels) {
    return samples(name).stream()
        .filter(
            sample ->
                Stream.of(labels)
                    .map(label -> label.split("=", 2))
                    .allMatch(label -> label[1].equals(sample.labels().get(label[0]))))
        .mapToDouble(Sample::value)
        .sum();
  }

  /** All families; the parts of a histogram or summary are one, with its maximum. */
  public List<Family> families() {
    return text.lines()
        .filter(line -> line.startsWith("# TYPE "))
        .map(line -> line.split(" ", 4))
        .filter(line -> !isMaximum(line[2]))
        .map(line -> new Family(line[2], line[3], help(line[2]), labels(line[2])))
        .toList();
  }

  /** Micrometer tells it as a gauge of its own. */
  private boolean isMaximum(String name) {
    return name.endsWith("_max")
        && text.contains("# TYPE " + name.substring(0, name.length() - "_max".length()) + " ");
  }

  private String help(String name) {
    String line = "# HELP " + name + " ";
    return text.lines()
        .filter(it -> it.startsWith(line))
        .map(it -> it.substring(line.length()).strip())
        .findFirst()
        .orElse("");
  }

  /** But for the bound of a bucket. */
  private Set<String> labels(String family) {
    return samples.stream()
        .filter(
            sample ->
                sample.name().equals(family)
                    || PART.matcher(sample.name()).replaceFirst("").equals(family))
        .flatMap(sample -> sample.labels().keySet().stream())
        .filter(label -> !label.equals("le"))
        .collect(toCollection(TreeSet::new));
  }
}
