package dev.erlangen.topology.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.topology.homp.ComplexNet;
import dev.erlangen.topology.homp.Gin;
import dev.erlangen.topology.homp.Head;
import dev.erlangen.topology.homp.NeighbourConv;
import dev.erlangen.topology.nn.Chain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every key of a case is honoured, and what is not known is an error that names it. */
class CaseConfigurationTest {
  private static final String CASE =
      """
      {"builder": {"activation": "relu", "dropout": 0.0, "final_dropout": null},
       "product_ranks": [0, 1], "marking": "distance",
       "atom_table_sizes": [5], "bond_table_sizes": [3],
       "diagrams": [{"layers": [
         {"residual": false, "targets": [
           {"target": "x_0", "merge": null, "modules": [{"type": "atom-embedding", "dim": 4}]},
           {"target": "x_1", "merge": null, "modules": [{"type": "bond-embedding", "dim": 4}]}]},
         {"residual": true, "targets": [
           {"target": "x_0", "merge": null, "modules": [
             {"type": "adjacency-conv", "rank": 0, "bridge": 1, "conv": "gine",
              "mlp": [[4, 4], [4, 4]], "train_eps": true, "residual": true}]}]}],
         "readout": {"aggregation": "mean", "ranks": [0]}}],
       "head": {"type": "sum-of-rank-heads", "output_dim": 3}}
      """;

  private static ComplexNet net(String json) {
    try {
      ParityModel<?> model =
          new SmcnParity()
              .models()
              .get("smcn-torus")
              .apply(CaseConfig.of(new ObjectMapper().readTree(json)));
      return (ComplexNet) model.model();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void valuesReachTheModel() {
    ComplexNet net = net(CASE.replace("relu", "gelu"));
    assertThat(net.layers().get(1).residual()).isTrue();
    NeighbourConv conv = (NeighbourConv) net.layers().get(1).nodes();
    assertThat(conv.residual()).isTrue();
    assertThat(conv.conv().kind()).isEqualTo(Gin.Kind.GINE);
    assertThat(conv.conv().eps().requires_grad()).isTrue();
    assertThat(conv.conv().nn().steps()).contains(new Chain.Act(Activation.GELU));
    assertThat(net.readout().mean()).isTrue();
    Head.PerRank head = (Head.PerRank) net.head();
    assertThat(head.linearHeads().get(0).steps()).contains(new Chain.Act(Activation.GELU));
    assertThat(head.finalLinear().weight().size(0)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          "activation": "relu"          | "activation": "swish"         | config.builder.activation
          "dropout": 0.0                | "dropout": 0.1                | config.builder.dropout must be 0
          "marking": "distance"         | "marking": "angle"            | config.marking
          "product_ranks": [0, 1]       | "product_ranks": [0, "x"]     | config.product_ranks
          "product_ranks": [0, 1]       | "product_ranks": 3            | config.product_ranks
          "type": "atom-embedding"      | "type": "atoms"               | no module is of the type 'atoms'
          "dim": 4                      | "dim": "wide"                 | dim must be an integer
          "dim": 4                      | "dim": 0                      | must be at least 1, got 0
          "conv": "gine"                | "conv": "gat"                 | modules[0].conv
          "train_eps": true             | "train_eps": "yes"            | modules[0].train_eps
          "residual": true              | "residual": 1                 | residual
          [[4, 4], [4, 4]]              | [[4, 5], [4, 4]]              | consecutive maps
          [[4, 4], [4, 4]]              | [[4, 4], [4, -4]]             | must be at least 1, got -4
          [[4, 4], [4, 4]]              | "mlp"                         | 'mlp' must be a list
          "rank": 0,                    | "second_conv": "id", "rank": 0, | second_conv is for pairs
          "aggregation": "mean"         | "aggregation": "median"       | readout.aggregation
          "ranks": [0]                  | "ranks": []                   | a read-out needs a rank
          "ranks": [0]                  | "ranks": [2]                  | no layer before makes x_2
          "target": "x_1"               | "target": "x_9"               | target
          "type": "sum-of-rank-heads"   | "type": "attention"           | config.head.type
          "output_dim": 3               | "output_dim": null            | config.head.output_dim
          """)
  void anythingElseIsNamed(String known, String changed, String message) {
    assertThat(CASE).contains(known);
    assertThatThrownBy(() -> net(CASE.replace(known, changed)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
