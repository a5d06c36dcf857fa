package dev.erlangen.graph.signnet.filter;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.layer.ArmaConv;
import dev.erlangen.graph.layer.BernProp;
import dev.erlangen.graph.layer.ChebConv;
import dev.erlangen.graph.layer.GatConv;
import dev.erlangen.graph.layer.GcnConv;
import dev.erlangen.graph.layer.GcnNorm;
import dev.erlangen.graph.layer.GprProp;
import dev.erlangen.graph.layer.SelfLoops;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Graph networks that learn a filter without eigenvectors: layers, then a Linear to one output. The
 * baselines of SignNet in the filter experiment.
 */
public sealed interface GraphFilter extends FilterBase {
  /** The kinds. */
  enum Kind {
    /** Graph convolutions (Kipf and Welling 2017). */
    GCN,
    /** Graph attention with 4 heads (Veličković et al. 2018). */
    GAT,
    /** Chebyshev filters of degree 2 (Defferrard et al. 2016). */
    CHEB,
    /** Auto-regressive moving-average filters (Bianchi et al. 2021). */
    ARMA,
    /** Generalised PageRank with 10 steps after an MLP (Chien et al. 2021). */
    GPR,
    /** Bernstein filters of degree 10 with shared coefficients (He et al. 2021). */
    BERN
  }

  /** Fresh parameters of a network with {@code layers} layers of {@code hidden} channels. */
  static GraphFilter init(Kind kind, long in, long hidden, int layers, Rng rng) {
    Linear head = new Linear.Config(hidden, 1).init(rng);
    return switch (kind) {
      case GCN -> new Gcn(stack(layers, in, hidden, i -> gcn(i, hidden, rng)), head);
      case GAT -> new Gat(stack(layers, in, hidden, i -> gat(i, hidden, rng)), head);
      case CHEB ->
          new Cheb(
              stack(layers, in, hidden, i -> new ChebConv.Config(i, hidden, 3).init(rng)), head);
      case ARMA ->
          new Arma(
              stack(layers, in, hidden, i -> new ArmaConv.Config(i, hidden, 1, 1).init(rng)), head);
      case GPR ->
          new Gpr(
              stack(layers, in, hidden, i -> new Linear.Config(i, hidden).init(rng)),
              new GprProp.Config(10).init(rng),
              head);
      case BERN ->
          new Bern(
              new BernProp.Config(10).init().temp(),
              stack(
                  layers,
                  in,
                  hidden,
                  i -> new Bern.Mix(Init.xavier(rng, 1, i, hidden), Init.constant(0, hidden))),
              head);
    };
  }

  private static GcnConv gcn(long in, long hidden, Rng rng) {
    return new GcnConv.Config(in, hidden).init(rng);
  }

  private static GatConv gat(long in, long hidden, Rng rng) {
    return new GatConv.Config(in, hidden / 4, 4).init(rng);
  }

  private static <L> List<L> stack(int layers, long in, long hidden, LongFunction<L> make) {
    return IntStream.range(0, layers).mapToObj(l -> make.apply(l == 0 ? in : hidden)).toList();
  }

  /** State: {@code convs.<l>.{lin.weight, bias}}, {@code fc2}. */
  record Gcn(List<GcnConv> convs, Linear fc2) implements GraphFilter {
    @Override
    public Tensor forward(Tensor x, GraphBatch graph, Mode mode) {
      GcnNorm adjacency = GcnNorm.withLoops(graph.incoming(), x);
      for (GcnConv conv : convs) {
        x = conv.forward(x, adjacency).relu();
      }
      return fc2.forward(x);
    }
  }

  /** State: {@code convs.<l>.{att_src, att_dst, bias, lin.weight}}, {@code fc2}. */
  record Gat(List<GatConv> convs, Linear fc2) implements GraphFilter {
    @Override
    public Tensor forward(Tensor x, GraphBatch graph, Mode mode) {
      SelfLoops loops = SelfLoops.added(graph.incoming());
      for (GatConv conv : convs) {
        x = org.bytedeco.pytorch.global.torch.elu(conv.forward(x, loops.edges(), mode));
      }
      return fc2.forward(x);
    }
  }

  /** State: {@code convs.<l>.{lins.<k>.weight, bias}}, {@code fc2}. */
  record Cheb(List<ChebConv> convs, Linear fc2) implements GraphFilter {
    @Override
    public Tensor forward(Tensor x, GraphBatch graph, Mode mode) {
      GcnNorm adjacency = GcnNorm.plain(graph.incoming(), x);
      for (ChebConv conv : convs) {
        x = conv.forward(x, adjacency).relu();
      }
      return fc2.forward(x);
    }
  }

  /** State: {@code convs.<l>.{weight, init_weight, root_weight, bias}}, {@code fc2}. */
  record Arma(List<ArmaConv> convs, Linear fc2) implements GraphFilter {
    @Override
    public Tensor forward(Tensor x, GraphBatch graph, Mode mode) {
      GcnNorm adjacency = GcnNorm.plain(graph.incoming(), x);
      for (ArmaConv conv : convs) {
        x = conv.forward(x, adjacency).relu();
      }
      return fc2.forward(x);
    }
  }

  /** State: {@code lins.<l>}, {@code prop1.temp}, {@code fc2}. */
  record Gpr(List<Linear> lins, GprProp prop1, Linear fc2) implements GraphFilter {
    @Override
    public Tensor forward(Tensor x, GraphBatch graph, Mode mode) {
      for (Linear lin : lins) {
        x = lin.forward(x).relu();
      }
      return fc2.forward(prop1.forward(x, GcnNorm.withLoops(graph.incoming(), x)));
    }
  }

  /** State: {@code coe}, {@code convs.<l>.{weight, bias}}, {@code fc2}; weights are (in, out). */
  record Bern(Tensor coe, @Name("convs") List<Mix> convs, Linear fc2) implements GraphFilter {
    /** Mixes the channels after the filter. */
    public record Mix(Tensor weight, Tensor bias) {}

    @Override
    public Tensor forward(Tensor x, GraphBatch graph, Mode mode) {
      GcnNorm adjacency = GcnNorm.plain(graph.incoming(), x);
      BernProp filter = new BernProp(coe);
      for (Mix conv : convs) {
        x = filter.forward(x, adjacency).matmul(conv.weight).add(conv.bias).relu();
      }
      return fc2.forward(x);
    }
  }
}
