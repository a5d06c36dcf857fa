package dev.erlangen.topology.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Mode;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.complex.Marks;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homp.CellModule;
import dev.erlangen.topology.homp.Cochains;
import dev.erlangen.topology.smcn.MarkEmbedding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Single modules on given cochains; one class per name. */
public abstract sealed class BlockModel implements ParityModel {
  private final String model;

  private BlockModel(String model) {
    this.model = model;
  }

  /** {@code smcn/incidence-conv}. */
  public static final class Incidence extends BlockModel {
    /** For the service loader. */
    public Incidence() {
      super("incidence-conv");
    }
  }

  /** {@code smcn/adjacency-conv}. */
  public static final class Adjacency extends BlockModel {
    /** For the service loader. */
    public Adjacency() {
      super("adjacency-conv");
    }
  }

  /** {@code smcn/coadjacency-conv}. */
  public static final class Coadjacency extends BlockModel {
    /** For the service loader. */
    public Coadjacency() {
      super("coadjacency-conv");
    }
  }

  /** {@code smcn/pointwise-conv}. */
  public static final class Pointwise extends BlockModel {
    /** For the service loader. */
    public Pointwise() {
      super("pointwise-conv");
    }
  }

  /** {@code smcn/subcomplex-low-conv}. */
  public static final class Low extends BlockModel {
    /** For the service loader. */
    public Low() {
      super("subcomplex-low-conv");
    }
  }

  /** {@code smcn/subcomplex-high-conv}. */
  public static final class High extends BlockModel {
    /** For the service loader. */
    public High() {
      super("subcomplex-high-conv");
    }
  }

  /** {@code smcn/subcomplex-incidence-conv}. */
  public static final class PairIncidence extends BlockModel {
    /** For the service loader. */
    public PairIncidence() {
      super("subcomplex-incidence-conv");
    }
  }

  /** {@code smcn/subcomplex-broadcast-low}. */
  public static final class BroadcastLow extends BlockModel {
    /** For the service loader. */
    public BroadcastLow() {
      super("subcomplex-broadcast-low");
    }
  }

  /** {@code smcn/subcomplex-broadcast-high}. */
  public static final class BroadcastHigh extends BlockModel {
    /** For the service loader. */
    public BroadcastHigh() {
      super("subcomplex-broadcast-high");
    }
  }

  /** {@code smcn/subcomplex-pool}. */
  public static final class Pool extends BlockModel {
    /** For the service loader. */
    public Pool() {
      super("subcomplex-pool");
    }
  }

  /** {@code smcn/subcomplex-cross-pool}. */
  public static final class Cross extends BlockModel {
    /** For the service loader. */
    public Cross() {
      super("subcomplex-cross-pool");
    }
  }

  /** {@code smcn/subcomplex-mark-embedding}. */
  public static final class Mark extends BlockModel {
    /** For the service loader. */
    public Mark() {
      super("subcomplex-mark-embedding");
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
    CellModule module = ModuleSpecs.plain().module(model, config);
    return new Case(module, config.isAbsent("ranks") ? List.of() : config.integers("ranks"));
  }

  private record Case(CellModule module, List<Integer> pair) implements Prepared {
    @Override
    public Object model() {
      return module;
    }

    @Override
    public Prepared with(Object model) {
      return new Case((CellModule) model, pair);
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Mode mode) {
      List<TypedComplex> parts = Complexes.of(inputs);
      ComplexBatch batch = ComplexBatch.of(parts);
      Map<String, Tensor> out = new LinkedHashMap<>();
      if (!pair.isEmpty()) {
        out.putAll(Preprocessing.of(parts, batch, pair, Marks.DISTANCE));
      }
      Tensor mark = inputs.get("mark");
      Cochains x = new Cochains(inputs);
      out.put(
          "y",
          mark != null && module instanceof MarkEmbedding embedding
              ? embedding.of(mark.squeeze(1))
              : module.forward(x, batch, mode));
      return out;
    }
  }
}
