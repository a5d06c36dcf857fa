package dev.erlangen.cli.verb.lora;

import dev.erlangen.cli.verb.Machine;
import dev.erlangen.weights.adapter.Adapter;
import dev.erlangen.weights.adapter.AdapterReader;
import dev.erlangen.weights.adapter.AdapterWriter;
import dev.erlangen.weights.adapter.LoraPair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen lora convert}. */
@Command(
    name = "convert",
    description = {
      "Write an adapter of any dialect in another one, scales included and in the same dtype.",
      "What a dialect cannot hold is refused by name: kohya and diffusers know the modules of"
          + " Stable Diffusion, PEFT knows any."
    },
    footer = {
      "  erlangen lora convert kohya.safetensors peft-folder --balance",
      "  erlangen lora convert pytorch_lora_weights.safetensors kohya.safetensors --format kohya"
    })
final class LoraConvert implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Machine machine = new Machine();

  @Parameters(index = "0", paramLabel = "IN", description = "An adapter.")
  private Path in = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description = "A folder (PEFT) or file (*.safetensors) that does not exist yet.")
  private Path out = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "DIALECT",
      description =
          "peft, kohya, diffusers, or diffusers-old (attention processors before 2024, scale"
              + " multiplied in). Default: ${DEFAULT-VALUE}.")
  private String format = "peft";

  @Option(
      names = "--balance",
      description = "Write the canonical factors of every update: both with the same norms.")
  private boolean balance;

  @Override
  public Integer call() throws IOException {
    machine.start();
    AdapterWriter writer = AdapterWriter.of(format);
    Adapter adapter = AdapterReader.read(in);
    writer.write(balance ? adapter.map(LoraPair::balanced) : adapter, out);
    spec.commandLine()
        .getOut()
        .println("%d modules written to %s".formatted(adapter.modules().size(), out));
    return 0;
  }
}
