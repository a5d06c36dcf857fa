package dev.erlangen.cli.verb.lora;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code erlangen lora}: adapter files. */
@Command(
    name = "lora",
    description = {
      "Look into LoRA adapters, compare them, and learn to predict from their weights.",
      "An adapter is a PEFT folder or a safetensors file of diffusers, kohya-ss or cloneofsimo."
    },
    footer = {
      "  erlangen lora inspect adapters/             one line per adapter, and which are the same",
      "  erlangen lora inspect my-adapter            its modules, ranks, norms and spectra",
      "  erlangen lora diff one.safetensors other    how far two adapters are from each other",
      "  erlangen lora train adapters/ --labels labels.csv --out model.safetensors",
      "  erlangen lora predict model.safetensors my-adapter"
    },
    subcommands = {
      LoraInspect.class,
      LoraDiff.class,
      LoraConvert.class,
      LoraTrain.class,
      LoraPredict.class
    })
public final class LoraVerb implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
