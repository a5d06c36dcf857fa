package dev.erlangen.weights.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.parity.ParityCase;
import dev.erlangen.core.parity.ParityReader;
import dev.erlangen.core.parity.ParityRow;
import dev.erlangen.weights.adapter.Adapter;
import dev.erlangen.weights.adapter.AdapterReader;
import dev.erlangen.weights.adapter.LoraPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Cases of the kind {@code adapter-file}: a file of some dialect, and the dense updates that
 * reading it must give. Rank and scale of every module are compared too.
 */
public final class AdapterFileReader implements ParityReader {
  private static final double ROUNDING = 1e-12;

  @Override
  public boolean reads(ParityCase c) {
    return c.model().equals("adapter-file");
  }

  @Override
  public List<ParityRow> check(ParityCase c) {
    Path folder = c.file().resolveSibling(c.config().path("directory").asText(c.name()));
    boolean peft = c.config().hasNonNull("config_file");
    String file = c.config().path("tensor_file").asText("adapter_model.safetensors");
    try (PointerScope scope = new PointerScope()) {
      Adapter adapter = AdapterReader.read(peft ? folder : folder.resolve(file));
      Path expected = folder.resolve(c.config().path("expected_file").asText());
      Check.that(Files.isRegularFile(expected), "%s has no %s", c.file(), expected);
      Map<String, Tensor> official = SafeTensors.read(expected);
      Map<String, Tensor> ours = tensors(adapter);
      List<ParityRow> rows = new ArrayList<>();
      official.forEach((name, want) -> rows.add(row(c, name, ours.get(name), want)));
      for (String name : ours.keySet()) {
        if (name.startsWith("delta.") && !official.containsKey(name)) {
          rows.add(differs(name, "not expected"));
        }
      }
      c.config().path("updates").properties().forEach(e -> rows.add(facts(adapter, e)));
      Check.that(!rows.isEmpty(), "%s has nothing to compare", c.file());
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Tensor> tensors(Adapter adapter) {
    Map<String, Tensor> out = new LinkedHashMap<>();
    adapter.modules().forEach((name, pair) -> out.put("delta." + name, pair.delta()));
    adapter
        .extra()
        .forEach(
            (name, t) -> {
              out.put(name, t);
              out.put("extra." + name, t);
              out.put("modules_to_save." + name, t);
            });
    return out;
  }

  private static ParityRow row(ParityCase c, String name, @Nullable Tensor got, Tensor want) {
    return got == null ? differs(name, "the reader does not give it") : c.compare(name, got, want);
  }

  private static ParityRow facts(Adapter adapter, Map.Entry<String, JsonNode> e) {
    String name = "update." + e.getKey();
    JsonNode want = e.getValue();
    if (!adapter.modules().containsKey(e.getKey())) {
      return differs(name, "the reader does not give it");
    }
    LoraPair pair = Objects.requireNonNull(adapter.modules().get(e.getKey()));
    double error = Math.abs(pair.scale() - want.path("scale").asDouble(pair.scale()));
    String kind = want.path("kind").asText("");
    boolean same =
        pair.rank() == want.path("rank").asLong(pair.rank())
            && pair.transposed() == want.path("transposed").asBoolean(pair.transposed())
            && (kind.isEmpty() || pair.kind() == kind(kind));
    return same && error <= ROUNDING * Math.abs(pair.scale())
        ? new ParityRow(name, "rank, scale, kind", error, ParityRow.Verdict.AGREES, "")
        : differs(name, "rank %d, scale %s".formatted(pair.rank(), pair.scale()));
  }

  private static LoraPair.Kind kind(String word) {
    String low = word.toLowerCase(Locale.ROOT);
    return low.startsWith("conv")
        ? LoraPair.Kind.CONVOLUTION
        : low.startsWith("embedding") ? LoraPair.Kind.EMBEDDING : LoraPair.Kind.LINEAR;
  }

  private static ParityRow differs(String name, String why) {
    return new ParityRow(name, "", Double.POSITIVE_INFINITY, ParityRow.Verdict.DIFFERS, why);
  }
}
