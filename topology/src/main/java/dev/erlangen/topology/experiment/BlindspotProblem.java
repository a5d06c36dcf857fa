package dev.erlangen.topology.experiment;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Telling the complexes of pairs apart, in float64. Training drives the outputs of the first pairs
 * of the first family apart; batch norms use their running statistics throughout, so what a cell is
 * mapped to does not depend on the others in the batch.
 */
record BlindspotProblem(List<PairFamily> families, int trained, Separator model)
    implements Problem {

  static BlindspotProblem of(List<PairFamily> families, int trained, Separator fresh) {
    int pairs = Math.min(trained, families.get(0).pairs().size());
    return new BlindspotProblem(
        families, pairs, Params.to(fresh, Torch.device("cpu"), ScalarType.Double));
  }

  @Override
  public int examples() {
    return trained;
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    List<TypedComplex> first = new ArrayList<>();
    List<TypedComplex> second = new ArrayList<>();
    for (int e : examples) {
      int[] pair = families.get(0).pairs().get(e);
      first.add(families.get(0).complexes().get(pair[0]));
      second.add(families.get(0).complexes().get(pair[1]));
    }
    return PairLoss.of(model.outputs(first, Mode.EVAL), model.outputs(second, Mode.EVAL));
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    if (split != Split.TEST) {
      return Map.of();
    }
    Map<String, Double> out = new LinkedHashMap<>();
    double all = 0;
    double largest = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (PairFamily family : families) {
      Separation s = Separation.of(family, some -> model.outputs(some, Mode.EVAL));
      out.put(family.name(), (double) s.separated());
      all += s.separated();
      largest = Math.max(largest, s.largest());
      smallest = Math.min(smallest, s.smallest());
    }
    out.put("separated", all);
    out.put("largest difference", largest);
    out.put("smallest difference", smallest);
    return out;
  }
}
