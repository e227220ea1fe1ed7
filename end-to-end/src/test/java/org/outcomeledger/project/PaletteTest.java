package org.outcomeledger.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever confuses some colours tells those of the charts apart, in light and dark. */
class PaletteTest {

  private static final String TOKENS =
      ProjectFiles.text("impact-service/src/main/resources/META-INF/resources/room/tokens.css");
  private static final Pattern PAIR =
      Pattern.compile("--([a-z-]+): light-dark\\(#([0-9a-f]+), #([0-9a-f]+)\\)");

  /** Of what is drawn beside each other: the parts of a bar, lines, intervals. */
  private static final List<String> DRAWN = List.of("yes", "no", "unknown", "second", "ink");

  /** Many times what is just seen, for a line is two pixels wide. */
  private static final double LEAST = 15;

  /**
   * How colours are seen without one kind of cones, in linear RGB: G. M. Machado, M. M. Oliveira,
   * L. A. F. Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency,
   * IEEE Transactions on Visualization and Computer Graphics 15 (2009), 1291-1298, severity 1.
   */
  record Eyes(String of, List<Double> matrix) {

    private LabColour see(String hex) {
      double[] rgb = linear(hex);
      double[] seen = new double[3];
      for (int row = 0; row < 3; row++) {
        double sum = 0;
        for (int column = 0; column < 3; column++) {
          sum += matrix.get(3 * row + column) * rgb[column];
        }
        seen[row] = Math.clamp(sum, 0, 1);
      }
      return LabColour.of(seen);
    }
  }

  private static final Eyes USUAL =
      new Eyes("everybody", List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0));

  static List<Eyes> eyes() {
    return List.of(
        USUAL,
        new Eyes(
            "protanopia",
            List.of(
                0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
                1.051998)),
        new Eyes(
            "deuteranopia",
            List.of(
                0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
                0.968881)),
        new Eyes(
            "tritanopia",
            List.of(
                1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
                0.303900)));
  }

  @ParameterizedTest
  @MethodSource("eyes")
  void coloursOfTheChartsAreToldApart(Eyes eyes) {
    List<String> confused = new ArrayList<>();
    for (Map<String, String> colours : List.of(colours(2), colours(3))) {
      assertThat(colours).containsKeys(DRAWN.toArray(String[]::new));
      for (String one : DRAWN) {
        for (String other : DRAWN.subList(0, DRAWN.indexOf(one))) {
          double difference = eyes.see(colours.get(one)).differenceTo(eyes.see(colours.get(other)));
          if (difference < LEAST) {
            confused.add("%s and %s: %.1f".formatted(other, one, difference));
          }
        }
      }
    }
    assertThat(confused).isEmpty();
  }

  /** Pairs 1, 7, 15, 19 and 25 of the article's table 1. */
  @ParameterizedTest
  @CsvSource({
    "50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425",
    "50, 0, 0, 50, -1, 2, 2.3669",
    "50, -0.001, 2.49, 50, 0.0011, -2.49, 4.7461",
    "50, 2.5, 0, 56, -27, -3, 31.9030",
    "60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644"
  })
  void differencesAreThoseOfTheArticle(
      double l1, double a1, double b1, double l2, double a2, double b2, double difference) {
    assertThat(new LabColour(l1, a1, b1).differenceTo(new LabColour(l2, a2, b2)))
        .isCloseTo(difference, within(0.00006));
  }

  @Test
  void whiteIsWhite() {
    LabColour white = USUAL.see("fff");
    assertThat(white.l()).isCloseTo(100, within(0.01));
    assertThat(white.a()).isCloseTo(0, within(0.01));
  }

  private static Map<String, String> colours(int group) {
    return PAIR.matcher(TOKENS)
        .results()
        .collect(Collectors.toMap(it -> it.group(1), it -> it.group(group)));
  }

  private static double[] linear(String hex) {
    Matcher digits = Pattern.compile(hex.length() == 3 ? "(.)(.)(.)" : "(..)(..)(..)").matcher(hex);
    assertThat(digits.matches()).isTrue();
    double[] rgb = new double[3];
    for (int i = 0; i < 3; i++) {
      String part = digits.group(i + 1);
      double value = Integer.parseInt(part.length() == 1 ? part + part : part, 16) / 255.0;
      rgb[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
    return rgb;
  }
}
