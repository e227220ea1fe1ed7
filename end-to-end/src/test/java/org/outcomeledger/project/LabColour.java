package org.outcomeledger.project;

/**
 * A colour by CIELAB (D65): lightness, green to red, blue to yellow.
 *
 * @param l from 0 to 100
 */
record LabColour(double l, double a, double b) {

  private static final double EPSILON = 216.0 / 24_389;
  private static final double KAPPA = 24_389.0 / 27;

  /**
   * Of linear red, green and blue of sRGB, each from 0 to 1 (IEC 61966-2-1).
   *
   * @param rgb is not kept
   */
  static LabColour of(double[] rgb) {
    double x = part((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
    double y = part(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
    double z = part((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
    return new LabColour(116 * y - 16, 500 * (x - y), 200 * (y - z));
  }

  private static double part(double t) {
    return t > EPSILON ? Math.cbrt(t) : (KAPPA * t + 16) / 116;
  }

  /**
   * CIEDE2000, in which about 2 is seen beside each other at all: G. Sharma, W. Wu, E. N. Dalal,
   * The CIEDE2000 color-difference formula, Color Research and Application 30 (2005), 21-30.
   */
  double differenceTo(LabColour other) {
    double mean = (chroma() + other.chroma()) / 2;
    double stretch = 1.5 - 0.5 * saturation(mean);
    double c1 = Math.hypot(a * stretch, b);
    double c2 = Math.hypot(other.a * stretch, other.b);
    double h1 = hue(a * stretch, b);
    double h2 = hue(other.a * stretch, other.b);
    double turn = c1 * c2 == 0 ? 0 : Math.IEEEremainder(h2 - h1, 360);
    double deltaH = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(turn) / 2);
    double meanHue = c1 * c2 == 0 ? h1 + h2 : (h1 + turn / 2 + 360) % 360;
    double meanC = (c1 + c2) / 2;
    double fromMiddle = (l + other.l) / 2 - 50;
    double sl = 1 + 0.015 * fromMiddle * fromMiddle / Math.sqrt(20 + fromMiddle * fromMiddle);
    double lightness = (other.l - l) / sl;
    double chroma = (c2 - c1) / (1 + 0.045 * meanC);
    double hue = deltaH / (1 + 0.015 * meanC * byHue(meanHue));
    double inBlue = 30 * Math.exp(-Math.pow((meanHue - 275) / 25, 2));
    double rotation = -2 * saturation(meanC) * Math.sin(Math.toRadians(2 * inBlue));
    return Math.sqrt(lightness * lightness + chroma * chroma + hue * hue + rotation * chroma * hue);
  }

  private double chroma() {
    return Math.hypot(a, b);
  }

  private static double saturation(double chroma) {
    double seventh = Math.pow(chroma, 7);
    return Math.sqrt(seventh / (seventh + Math.pow(25, 7)));
  }

  private static double hue(double a, double b) {
    return (Math.toDegrees(Math.atan2(b, a)) + 360) % 360;
  }

  private static double byHue(double degrees) {
    return 1
        - 0.17 * cos(degrees - 30)
        + 0.24 * cos(2 * degrees)
        + 0.32 * cos(3 * degrees + 6)
        - 0.20 * cos(4 * degrees - 63);
  }

  private static double cos(double degrees) {
    return Math.cos(Math.toRadians(degrees));
  }
}
