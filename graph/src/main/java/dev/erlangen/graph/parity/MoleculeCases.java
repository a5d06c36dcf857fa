package dev.erlangen.graph.parity;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.graph.layer.Reduction;
import dev.erlangen.graph.signnet.EncodedBatch;
import dev.erlangen.graph.signnet.SignAmbiguity;
import dev.erlangen.graph.signnet.SignNet;
import dev.erlangen.graph.signnet.molecule.BaseConfig;
import dev.erlangen.graph.signnet.molecule.Encoding;
import dev.erlangen.graph.signnet.molecule.MoleculeNet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** {@code <base>-signnet}: the networks for ZINC. */
final class MoleculeCases {
  private MoleculeCases() {}

  static ParityModel<?> gatedGcn(CaseConfig config) {
    return of(new BaseConfig.GatedGcn(), config);
  }

  static ParityModel<?> gin(CaseConfig config) {
    return of(new BaseConfig.Gin(), config);
  }

  static ParityModel<?> gat(CaseConfig config) {
    return of(new BaseConfig.Gat((int) config.integer("n_heads")), config);
  }

  static ParityModel<?> pna(CaseConfig config) {
    return of(PnaCase.base(config), config);
  }

  static ParityModel<?> transformer(CaseConfig config) {
    config.only("full_graph", false);
    return of(new BaseConfig.Transformer((int) config.integer("n_heads")), config);
  }

  private static ParityModel<?> of(BaseConfig base, CaseConfig c) {
    c.only("lap_lspe", false);
    c.only("use_lapeig_loss", false);
    String readout = c.word("readout", "mean", "mean", "sum", "max");
    MoleculeNet.Config config =
        new MoleculeNet.Config(
            base,
            encoding(c),
            (int) c.integer("num_atom_type"),
            (int) c.integer("num_bond_type"),
            c.integer("hidden_dim"),
            c.integer("out_dim", c.integer("hidden_dim")),
            (int) c.integer("L"),
            Reduction.valueOf(readout.toUpperCase(Locale.ROOT)),
            c.flag("batch_norm", true),
            c.flag("residual", true),
            c.flag("edge_feat", true),
            c.number("in_feat_dropout", 0),
            c.number("dropout", 0));
    return new ParityModel<>(config.init(new Rng(0)), MoleculeCases::run);
  }

  private static @Nullable Encoding encoding(CaseConfig c) {
    if (c.word("pe_init", "lap_pe", "lap_pe", "no_pe").equals("no_pe")) {
      return null;
    }
    int columns = (int) c.integer("pos_enc_dim");
    Encoding.Join join =
        c.word("pe_aggregate", "add", "add", "concat", "none").equals("concat")
            ? Encoding.Join.CONCAT
            : Encoding.Join.ADD;
    String method =
        c.word("lap_method", "none", "sign_inv", "none", "sign_flip", "abs_val", "canonical");
    return switch (method) {
      case "sign_flip" -> Encoding.plain(columns, join, SignAmbiguity.FLIP);
      case "abs_val" -> Encoding.plain(columns, join, SignAmbiguity.ABS);
      case "canonical" -> Encoding.plain(columns, join, SignAmbiguity.CANONICAL);
      case "none" -> Encoding.plain(columns, join, SignAmbiguity.RAW);
      default -> Encoding.signNet(signNet(c, columns), join);
    };
  }

  private static SignNet.Config signNet(CaseConfig c, int columns) {
    String phi = c.word("sign_inv_net", "gin", "gin", "masked_gin", "gcn", "mlp", "transformer");
    long hidden = c.integer("hidden_dim");
    return new SignNet.Config(
        SignNet.Phi.valueOf(phi.toUpperCase(Locale.ROOT)),
        columns,
        hidden,
        c.integer("phi_out_dim", hidden),
        (int) c.integer("sign_inv_layers"),
        c.activation("sign_inv_activation"),
        c.number("dropout", 0),
        true);
  }

  private static Map<String, Tensor> run(MoleculeNet net, CaseInputs inputs, Mode mode) {
    EncodedBatch batch = Molecules.encoded(inputs);
    MoleculeNet.Output values = net.forward(batch, mode);
    Map<String, Tensor> out = new LinkedHashMap<>();
    if (values.encoding() != null && net.signInvNet() != null) {
      out.put("sign_inv_pe", values.encoding());
    }
    out.put("pred", values.prediction());
    if (inputs.has("y")) {
      Tensor y = inputs.get("y").view_as(values.prediction());
      out.put("loss", torch.l1_loss(values.prediction(), y).view(1));
    }
    return out;
  }
}
