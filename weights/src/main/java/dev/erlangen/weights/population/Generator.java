package dev.erlangen.weights.population;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.cache.CacheKey;
import dev.erlangen.data.cache.DiskCache;
import dev.erlangen.data.io.Sha256;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.weights.adapter.LowRank;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** Makes populations: trains the base network, then all adapters, in groups that fit the cache. */
public final class Generator {
  /** To be raised when what is made changes. */
  private static final int VERSION = 1;

  /** Adapters that are trained together: their activations stay in the processor's cache. */
  private static final int GROUP = 100;

  /** Share of the images that is kept for testing. */
  private static final int TESTED = 5;

  private final PopulationSettings settings;
  private final Digits digits;
  private final int train;
  private final Recipe.Context context;

  private Generator(PopulationSettings settings, Digits digits, Recipe.Context context) {
    this.settings = settings;
    this.digits = digits;
    this.context = context;
    train = digits.size() - digits.size() / TESTED;
  }

  /** Returns the population of these settings, from the cache if it is there. */
  public static Population of(PopulationSettings settings, Recipe.Context context) {
    Digits digits = Digits.of(settings.images());
    String hash = hash(digits);
    context.usedData("digits", hash);
    Torch.load();
    String transform = "lora population " + VERSION + " " + settings;
    return DiskCache.standard()
        .get(
            new CacheKey(hash, transform),
            in -> PopulationStore.read(in, settings.count()),
            PopulationStore::write,
            () -> new Generator(settings, digits, context).make());
  }

  private static String hash(Digits digits) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * digits.pixels().length);
    bytes.asFloatBuffer().put(digits.pixels());
    var sha = Sha256.digest();
    sha.update(bytes);
    for (int label : digits.labels()) {
      sha.update((byte) label);
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private Population make() {
    try (PointerScope scope = new PointerScope()) {
      Tensor images = Tensors.of(digits.pixels(), digits.size(), Digits.PIXELS);
      Denoiser base =
          Params.freeze(Pretraining.run(images.narrow(0, 0, train).contiguous(), settings));
      Membership[] members = Membership.all(Arrays.copyOf(digits.labels(), train), settings);
      List<Fleet> fleets = new ArrayList<>();
      List<Tensor> losses = new ArrayList<>();
      for (int first = 0; first < members.length; first += GROUP) {
        int end = Math.min(members.length, first + GROUP);
        Membership[] group = Arrays.copyOfRange(members, first, end);
        Fleet fleet = trained(base, images, group, first);
        fleets.add(fleet);
        losses.add(Scoring.of(fleet, images.narrow(0, train, digits.size() - train), settings));
      }
      return joined(fleets, members, losses);
    }
  }

  private Fleet trained(Denoiser base, Tensor images, Membership[] group, int first) {
    Rng rng = new Rng(settings.seed() * 1_000_003 + settings.first() + first + 1);
    Fleet fleet = Fleet.init(base, group.length, settings, rng);
    double[] rates = Arrays.stream(group).mapToDouble(Membership::rate).toArray();
    Tensor perAdapter = Tensors.like(Tensors.of(rates, rates.length, 1, 1), fleet.down().get(0));
    FleetAdam adam = new FleetAdam(fleet.parameters(), perAdapter);
    long[] index = new long[group.length * settings.batch()];
    for (int step = 0; step < settings.steps(); step++) {
      try (PointerScope scope = new PointerScope()) {
        for (int i = 0; i < group.length; i++) {
          group[i].next(index, i * settings.batch(), settings.batch());
        }
        update(fleet, adam, images.index_select(0, Tensors.of(index)), rng);
      }
      report(first, group.length, step + 1);
    }
    return fleet;
  }

  private void update(Fleet fleet, FleetAdam adam, Tensor chosen, Rng rng) {
    Tensor clean = chosen.view(-1, settings.batch(), Digits.PIXELS);
    Tensor dirty = clean.add(rng.normal(clean.shape()).mul_(Tensors.scalar(settings.noise())));
    // A sum over adapters of the mean over each adapter's images: no adapter sees another.
    double each = 1.0 / (settings.batch() * Digits.PIXELS);
    fleet.forward(dirty).sub(clean).square().sum().mul(Tensors.scalar(each)).backward();
    NoGrad.run(adam::step);
  }

  private void report(int first, int size, int step) {
    long done = (long) first * settings.steps() + (long) size * step;
    long total = (long) settings.count() * settings.steps();
    if (step % 10 == 0 || done == total) {
      context.progress("adapters", done / settings.steps(), settings.count());
    }
  }

  private Population joined(List<Fleet> fleets, Membership[] members, List<Tensor> losses) {
    List<Tensor> u = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (int l = 0; l < fleets.get(0).down().size(); l++) {
      int layer = l;
      Tensor up = cat(fleets.stream().map(f -> f.up().get(layer).detach()).toList());
      Tensor down = cat(fleets.stream().map(f -> f.down().get(layer).detach()).toList());
      u.add(Tensors.keep(up.mul(Tensors.scalar(settings.scale()))));
      v.add(Tensors.keep(down.transpose(1, 2).contiguous()));
    }
    float[] labels = new float[members.length * Digits.CLASSES];
    for (int i = 0; i < members.length; i++) {
      System.arraycopy(members[i].labels(), 0, labels, i * Digits.CLASSES, Digits.CLASSES);
    }
    return new Population(
        new LowRank(u, v),
        Tensors.keep(Tensors.of(labels, members.length, Digits.CLASSES)),
        Tensors.keep(cat(losses)));
  }

  private static Tensor cat(List<Tensor> parts) {
    return Tensors.cat(0, parts.toArray(Tensor[]::new));
  }
}
