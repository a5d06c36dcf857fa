package dev.erlangen.weights.population;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.loop.Goal;
import dev.erlangen.train.loop.Keeper;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Trainer;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.loop.Watcher;
import dev.erlangen.train.recipe.Problem;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * Trains the base network on a foreign domain: the digits transposed, mirrored and inverted, so
 * that every fine-tuning has something to change.
 *
 * @param images (N, 196)
 */
record Pretraining(Denoiser model, Tensor images, double noise) implements Problem {
  private static final int BATCH = 128;
  private static final double RATE = 1e-3;

  static Denoiser run(Tensor upright, PopulationSettings settings) {
    Tensor square = upright.view(-1, Digits.SIDE, Digits.SIDE);
    Tensor foreign = square.transpose(1, 2).flip(2).flatten(1, 2).neg().add(Tensors.scalar(1));
    Denoiser model = Denoiser.init(new Rng(settings.seed()));
    Pretraining problem = new Pretraining(model, foreign, settings.noise());
    int updates = (problem.examples() - 1) / BATCH + 1;
    int epochs = (settings.pretraining() - 1) / updates + 1;
    Training training =
        Training.of(epochs, BATCH, Optimizer.adam(RATE), Schedule.constant())
            .evaluatingEvery(epochs);
    new Trainer(problem, training, new Goal("mse", true), settings.seed())
        .run(Keeper.NONE, Watcher.NONE);
    return model;
  }

  @Override
  public int examples() {
    return (int) images.size(0);
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    long[] index = Arrays.stream(examples).asLongStream().toArray();
    Tensor clean = images.index_select(0, Tensors.of(index));
    Tensor dirty = clean.add(mode.random().normal(clean.shape()).mul_(Tensors.scalar(noise)));
    return Losses.mse(model.forward(dirty), clean);
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    return Map.of();
  }
}
