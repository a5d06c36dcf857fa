package dev.erlangen.topology.experiment;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homology.TorusPairs;
import dev.erlangen.topology.homp.ComplexModel;
import dev.erlangen.topology.homp.HompConfig;
import dev.erlangen.topology.smcn.SmcnConfig;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Hotelling's T² of pairs of tori after the published training, and of tori with themselves. */
public final class SmcnProtocol implements Recipe<ProtocolSettings> {
  private static final String SMCN = "smcn";
  private static final String HOMP = "homp";
  private static final String SMALLEST = "smallest T²";
  private static final String LARGEST = "largest T²";
  private static final String ITSELF = "T² of a complex with itself";
  private static final int OUT = 4;
  private static final double RATE = 5e-4;

  @Override
  public String name() {
    return "smcn-protocol";
  }

  @Override
  public String system() {
    return "smcn";
  }

  @Override
  public String summary() {
    return "the published test of pairs of tori: train, then Hotelling's T² against 60; no data";
  }

  @Override
  public ProtocolSettings defaults() {
    return new ProtocolSettings(List.of(0, 1, 2, 8, 20, 60), 8, 20, 12, 3);
  }

  @Override
  public Experiment prepare(ProtocolSettings settings, Context context) {
    Training once = Training.of(1, 1, Optimizer.adam(RATE), Schedule.constant());
    int d = settings.channels();
    return new Experiment(
        List.of(
            new Arm(
                SMCN,
                "SMCN on (0,1), distances",
                once,
                seed -> problem(settings, new SmcnConfig.Torus(d, 1, 2, OUT).init(new Rng(seed)))),
            new Arm(
                HOMP,
                "HOMP as published for tori",
                once,
                seed ->
                    problem(
                        settings,
                        new HompConfig(HompConfig.Task.TORUS, d, settings.layers(), OUT, 0)
                            .init(new Rng(seed))))),
        "separated",
        false,
        List.of(
            new Claim(
                "T² of SMCN is above 60 on every pair",
                r -> r.mean(SMCN, "separated") == settings.pairs().size()),
            new Claim(
                "T² of SMCN is below 60 for copies of one complex",
                r -> r.mean(SMCN, ITSELF) < PairTest.THRESHOLD),
            new Claim(
                "T² of HOMP is 0 on every pair",
                r -> r.mean(HOMP, LARGEST) < Separation.SEPARATED)),
        List.of(
            "%d pairs, %d copies of each complex, %d steps of Adam at 5e-4, batch statistics"
                .formatted(settings.pairs().size(), settings.copies(), settings.steps()),
            "4 outputs: with one, as published, the cosine loss has no gradient"));
  }

  private static Problem problem(ProtocolSettings settings, ComplexModel net) {
    return new Protocol(settings, new Separator.Batched(net));
  }

  /** Every pair is trained on by itself, from the same weights; the outer loop does one step. */
  private record Protocol(ProtocolSettings settings, Separator.Batched model) implements Problem {
    @Override
    public int examples() {
      return 1;
    }

    @Override
    public Tensor loss(int[] examples, Mode mode) {
      TorusPairs.Pair pair = TorusPairs.published().get(settings.pairs().get(0));
      return PairLoss.of(
          model.outputs(List.of(typed(pair.first())), Mode.EVAL),
          model.outputs(List.of(typed(pair.second())), Mode.EVAL));
    }

    @Override
    public Map<String, Double> evaluate(Split split, Ensemble members) {
      if (split != Split.TEST) {
        return Map.of();
      }
      PairTest test = new PairTest(settings.copies(), settings.steps());
      int separated = 0;
      double smallest = Double.POSITIVE_INFINITY;
      double largest = 0;
      double itself = 0;
      for (int number : settings.pairs()) {
        TorusPairs.Pair pair = TorusPairs.published().get(number);
        TypedComplex first = typed(pair.first());
        double t2 = test.t2(model.net(), first, typed(pair.second()), number);
        separated += t2 > PairTest.THRESHOLD ? 1 : 0;
        smallest = Math.min(smallest, t2);
        largest = Math.max(largest, t2);
        itself = Math.max(itself, test.t2(model.net(), first, first, number));
      }
      Map<String, Double> out = new LinkedHashMap<>();
      out.put("separated", (double) separated);
      out.put(SMALLEST, smallest);
      out.put(LARGEST, largest);
      out.put(ITSELF, itself);
      return out;
    }

    private static TypedComplex typed(TorusPairs.Tori tori) {
      return TypedComplex.uniform(tori.complex().combinatorial());
    }
  }

  @Override
  public List<SymmetryContract> contracts(ProtocolSettings settings, String arm, Object model) {
    return ComplexContracts.of(arm, (Separator) model);
  }
}
