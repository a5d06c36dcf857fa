package dev.erlangen.graph.parity;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.layer.Reduction;
import dev.erlangen.graph.signnet.gine.AllPairsSignNet;
import dev.erlangen.graph.signnet.gine.Convolution;
import dev.erlangen.graph.signnet.gine.EigenGin;
import dev.erlangen.graph.signnet.gine.GineNet;
import dev.erlangen.graph.signnet.gine.SignNetGine;
import dev.erlangen.graph.signnet.gine.SpectralInput;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** {@code gine-signnet}: SignNet on all eigenpairs before GINE, for ZINC and Alchemy. */
final class GineCase {
  private static final int SIZES = 200;
  private static final int ALCHEMY_DEGREES = 13;

  private GineCase() {}

  static ParityModel<?> of(CaseConfig c) {
    long width = c.integer("n_hid");
    // Of the two official codes only the one for Alchemy reads eigenvalues or has a deep ρ; it also
    // widens the first layer of φ.
    boolean alchemy = !c.flag("ignore_eigval", true) || c.integer("nl_rho", 1) != 1;
    AllPairsSignNet.Config signNet =
        new AllPairsSignNet.Config(
            width,
            new EigenGin.Config(
                width, (int) c.integer("nl_signnet"), c.flag("phi_wide_first", alchemy)),
            (int) c.integer("n_head", 4),
            (int) c.integer("nl_rho", 1),
            c.number("attention_dropout", 0),
            !c.flag("ignore_eigval", true),
            true);
    GineNet.Config gnn =
        new GineNet.Config(
            width,
            c.integer("n_out"),
            (int) c.integer("nl_gnn"),
            kind(c),
            c.word("pooling", "add", "add", "mean").equals("mean") ? Reduction.MEAN : Reduction.SUM,
            alchemy ? 0 : SIZES,
            alchemy ? ALCHEMY_DEGREES : SIZES,
            c.flag("bn", true),
            c.flag("res", true),
            c.number("dropout", 0),
            c.integer("node_feat", 0),
            c.integer("edge_feat", 0),
            (int) c.integer("max_num_features", 1),
            c.integer("max_num_values", 500));
    return new ParityModel<>(new SignNetGine.Config(signNet, gnn).init(new Rng(0)), GineCase::run);
  }

  private static Convolution.Kind kind(CaseConfig c) {
    return switch (c.word(
        "gnn_type", "GINEConv", "GINEConv", "GINConv", "GCNConv", "GATConv", "SimplifiedPNAConv")) {
      case "GINConv" -> Convolution.Kind.GIN;
      case "GCNConv" -> Convolution.Kind.GCN;
      case "GATConv" -> Convolution.Kind.GAT;
      case "SimplifiedPNAConv" -> Convolution.Kind.PNA;
      default -> Convolution.Kind.GINE;
    };
  }

  private static Map<String, Tensor> run(SignNetGine net, CaseInputs inputs, Mode mode) {
    SignNetGine.Output values = net.forward(input(inputs), mode);
    Map<String, Tensor> out = new LinkedHashMap<>();
    out.put("sign_net", values.positions());
    out.put("pred", values.prediction());
    if (inputs.has("y")) {
      Tensor y = inputs.get("y").view_as(values.prediction());
      out.put("loss", torch.l1_loss(values.prediction(), y).view(1));
    }
    return out;
  }

  private static SpectralInput input(CaseInputs inputs) {
    Tensor arcs = inputs.get("edge_index");
    long count = arcs.size(1);
    Tensor number = torch.arange(Tensors.scalar(count), arcs.options());
    int[] sizes = CaseInputs.ints(inputs.get("batch").bincount(new TensorOptional(), 0));
    GraphBatch graph =
        Molecules.batch(
            sizes,
            torch.zeros_like(inputs.get("batch")),
            CaseInputs.ints(arcs.select(0, 0)),
            CaseInputs.ints(arcs.select(0, 1)),
            number);
    // Arc types carry the arc's number in the file, which tells the order of the batch.
    Tensor order = graph.arcTypes().select(1, 0);
    return SpectralInput.of(
        graph,
        columns(inputs.get("x")),
        columns(inputs.get("edge_attr").index_select(0, order)),
        inputs.get("eigen_vectors_flat"),
        inputs.get("eigen_values"));
  }

  private static Tensor columns(Tensor t) {
    return t.dim() == 1 ? t.unsqueeze(1) : t;
  }
}
