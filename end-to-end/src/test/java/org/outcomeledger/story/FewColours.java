package org.outcomeledger.story;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * A picture of a page with few colours, in a fraction of the bytes: those of its grounds, and then
 * the most frequent ones that differ so much from each other that somebody sees it. Every other
 * pixel, such as at the edge of a letter, takes the nearest of them.
 */
final class FewColours {

  private static final int MOST = 64;
  private static final int GROUNDS = 6;

  /** Squares of the differences of red, green and blue, from 0 to 255 each. */
  private static final int SEEN = 600;

  private FewColours() {}

  /** PNG of PNG. */
  static byte[] of(byte[] png) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    Map<Integer, Integer> counts = new HashMap<>();
    for (int pixel : pixels(picture)) {
      counts.merge(pixel, 1, Integer::sum);
    }
    List<Integer> kept = new ArrayList<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .filter(it -> kept.size() < GROUNDS || distance(it, kept.get(nearest(it, kept))) > SEEN)
        .limit(MOST)
        .forEachOrdered(kept::add);
    return smallest(indexed(picture, kept));
  }

  private static byte[] smallest(BufferedImage picture) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionQuality(0);
    var written = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(written)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), how);
    } finally {
      writer.dispose();
    }
    return written.toByteArray();
  }

  private static int[] pixels(BufferedImage picture) {
    int width = picture.getWidth();
    int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] &= 0xFFFFFF;
    }
    return pixels;
  }

  private static BufferedImage indexed(BufferedImage picture, List<Integer> kept) {
    int[] colours = kept.stream().mapToInt(it -> it).toArray();
    var model = new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    int width = picture.getWidth();
    var made =
        new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    Map<Integer, Integer> nearest = new HashMap<>();
    int[] pixels = pixels(picture);
    for (int i = 0; i < pixels.length; i++) {
      int index = nearest.computeIfAbsent(pixels[i], it -> nearest(it, kept));
      made.getRaster().setSample(i % width, i / width, 0, index);
    }
    return made;
  }

  private static int nearest(int colour, List<Integer> kept) {
    int best = 0;
    for (int i = 1; i < kept.size(); i++) {
      if (distance(colour, kept.get(i)) < distance(colour, kept.get(best))) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int apart = ((one >> shift) & 0xFF) - ((other >> shift) & 0xFF);
      sum += apart * apart;
    }
    return sum;
  }
}
