package dev.erlangen.cli.verb.lora;

import dev.erlangen.cli.verb.Machine;
import dev.erlangen.core.Check;
import dev.erlangen.weights.adapter.Adapter;
import dev.erlangen.weights.adapter.AdapterReader;
import dev.erlangen.weights.adapter.LoraPair;
import dev.erlangen.weights.adapter.PeftWriter;
import java.io.IOException;
import java.nio.file.Files;
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
    description = "Write an adapter of any dialect as a PEFT folder, scales included.",
    footer = "  erlangen lora convert kohya.safetensors peft-folder --balance")
final class LoraConvert implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Machine machine = new Machine();

  @Parameters(index = "0", paramLabel = "IN", description = "An adapter.")
  private Path in = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT", description = "A folder that does not exist yet.")
  private Path out = Path.of("");

  @Option(
      names = "--balance",
      description = "Write the canonical factors of every update: both with the same norms.")
  private boolean balance;

  @Override
  public Integer call() throws IOException {
    machine.start();
    Check.that(!Files.exists(out), "%s exists already", out);
    Adapter adapter = AdapterReader.read(in);
    PeftWriter.write(balance ? adapter.map(LoraPair::balanced) : adapter, out);
    spec.commandLine()
        .getOut()
        .println("%d modules written to %s".formatted(adapter.modules().size(), out));
    return 0;
  }
}
