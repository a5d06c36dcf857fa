package dev.erlangen.weights.population;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What one adapter is trained on.
 *
 * @param classes which classes, not none
 * @param rate its learning rate
 * @param images numbers of the images it may see
 * @param random its source of batches
 */
record Membership(boolean[] classes, double rate, int[] images, SplittableRandom random) {

  /** Draws every class with probability ½, again if none was drawn. */
  static Membership draw(int[] labels, PopulationSettings s, SplittableRandom random) {
    boolean[] classes = new boolean[Digits.CLASSES];
    int count = 0;
    while (count == 0) {
      for (int c = 0; c < classes.length; c++) {
        classes[c] = random.nextBoolean();
        count += classes[c] ? 1 : 0;
      }
    }
    double low = Math.log(s.slowest());
    double rate = Math.exp(low + (Math.log(s.fastest()) - low) * random.nextDouble());
    int[] images = IntStream.range(0, labels.length).filter(i -> classes[labels[i]]).toArray();
    return new Membership(classes, rate, images, random);
  }

  /** Numbers of the next batch. */
  void next(long[] to, int at, int count) {
    for (int i = 0; i < count; i++) {
      to[at + i] = images[random.nextInt(images.length)];
    }
  }

  /** 1 for every class in the set, else 0. */
  float[] labels() {
    float[] out = new float[classes.length];
    for (int c = 0; c < out.length; c++) {
      out[c] = classes[c] ? 1 : 0;
    }
    return out;
  }

  static Membership[] all(int[] labels, PopulationSettings s) {
    SplittableRandom random = new SplittableRandom((s.seed() * 31 + 1) * 1_000_003 + s.first());
    Membership[] out = new Membership[s.count()];
    Arrays.setAll(out, i -> draw(labels, s, random.split()));
    return out;
  }
}
