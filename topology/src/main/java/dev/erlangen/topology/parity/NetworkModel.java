package dev.erlangen.topology.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Mode;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.complex.Marks;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homp.ComplexModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Whole networks, described layer by layer; one class per name of the official builders. */
public abstract sealed class NetworkModel implements ParityModel {
  private final String model;

  private NetworkModel(String model) {
    this.model = model;
  }

  /** {@code smcn/homp-zinc}. */
  public static final class HompZinc extends NetworkModel {
    /** For the service loader. */
    public HompZinc() {
      super("homp-zinc");
    }
  }

  /** {@code smcn/homp-torus}. */
  public static final class HompTorus extends NetworkModel {
    /** For the service loader. */
    public HompTorus() {
      super("homp-torus");
    }
  }

  /** {@code smcn/smcn-zinc}. */
  public static final class SmcnZinc extends NetworkModel {
    /** For the service loader. */
    public SmcnZinc() {
      super("smcn-zinc");
    }
  }

  /** {@code smcn/smcn-torus}. */
  public static final class SmcnTorus extends NetworkModel {
    /** For the service loader. */
    public SmcnTorus() {
      super("smcn-torus");
    }
  }

  /** {@code smcn/smcn-topological}. */
  public static final class SmcnTopological extends NetworkModel {
    /** For the service loader. */
    public SmcnTopological() {
      super("smcn-topological");
    }
  }

  /** {@code smcn/smcn-ensemble}. */
  public static final class SmcnEnsemble extends NetworkModel {
    /** For the service loader. */
    public SmcnEnsemble() {
      super("smcn-ensemble");
    }
  }

  @Override
  public String system() {
    return "smcn";
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public Prepared prepare(JsonNode json) {
    Spec config = new Spec(json);
    List<Integer> pair = config.integers("product_ranks");
    Marks marks =
        Marks.valueOf(config.word("marking", "distance", "binary").toUpperCase(Locale.ROOT));
    return new Case(new NetworkSpecs(config).network(), pair, marks);
  }

  private record Case(ComplexModel net, List<Integer> pair, Marks marks) implements Prepared {
    @Override
    public Object model() {
      return net;
    }

    @Override
    public Prepared with(Object model) {
      return new Case((ComplexModel) model, pair, marks);
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Mode mode) {
      List<TypedComplex> parts = Complexes.of(inputs);
      ComplexBatch batch = ComplexBatch.of(parts);
      Map<String, Tensor> out = new LinkedHashMap<>(Preprocessing.of(parts, batch, pair, marks));
      Tensor prediction = net.forward(batch, mode);
      out.put("eval", prediction);
      out.put("train", prediction);
      out.put("train_loss", prediction.square().mean().view(1));
      return out;
    }
  }
}
