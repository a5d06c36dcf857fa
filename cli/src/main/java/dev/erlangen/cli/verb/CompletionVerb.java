package dev.erlangen.cli.verb;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen completion}: a script that lets the shell complete verbs, options and names. */
@Command(
    name = "completion",
    description = "Print a completion script for a shell; recipes and systems complete by name.",
    footer = {
      "  eval \"$(erlangen completion bash)\"    in ~/.bashrc",
      "  eval \"$(erlangen completion zsh)\"     in ~/.zshrc"
    })
public final class CompletionVerb implements Callable<Integer> {
  enum Shell {
    BASH,
    ZSH
  }

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "SHELL",
      defaultValue = "bash",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Shell shell = Shell.BASH;

  @Override
  public Integer call() {
    String script = AutoComplete.bash("erlangen", spec.parent().commandLine());
    if (shell == Shell.ZSH) {
      spec.commandLine().getOut().println("autoload -U +X bashcompinit && bashcompinit");
    }
    spec.commandLine().getOut().print(script);
    return 0;
  }
}
