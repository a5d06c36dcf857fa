package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;

/** How many examples are drawn. */
public record Sizes(
    @About("examples for training") int train,
    @About("examples for validation, and as many for testing") int held,
    @About("seed of the data") long seed) {
  public Sizes {
    Check.positive("data.train", train);
    Check.positive("data.held", held);
  }
}
