package dev.erlangen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a made-up checkout, with a Java and a Maven that only say how they were called.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
  private static final Path ROOT = Path.of(System.getProperty("erlangen.root", ".."));

  @TempDir Path folder;
  private Path checkout;

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = Files.createDirectory(folder.resolve("check out"));
    Path launcher = Files.copy(ROOT.resolve("erlangen"), checkout.resolve("erlangen"));
    launcher.toFile().setExecutable(true);
    past(Files.writeString(checkout.resolve("pom.xml"), "<project/>"));
    Path sources = Files.createDirectories(checkout.resolve("bench/src/main"));
    past(Files.writeString(sources.resolveSibling("../pom.xml").normalize(), "<project/>"));
    past(Files.writeString(sources.resolve("A.java"), "class A {}"));
    past(sources);
    script(
        "jdk/bin/java",
        "[ -z \"$EXIT\" ] || exit $EXIT; case \"$*\" in *ArchiveClassesAtExit*) exit;; esac;"
            + " printf '<%s>' \"$@\"; echo");
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
    script(
        "bin/mvn",
        "echo '[INFO] Building Erlangen :: core 1 [1/1]'; [ -z \"$BREAK\" ] || { echo '[ERROR] A.java"
            + " is odd'; exit 1; }; mkdir -p '%1$s/bench/target'; printf /x.jar".formatted(checkout)
            + " >'%1$s/bench/target/classpath'; touch '%1$s/bench/target/erlangen-bench-1.jar'"
                .formatted(checkout));
  }

  @Test
  void buildsOnceThenRuns() throws Exception {
    Run first = launch(checkout.resolve("erlangen"), "", "train", "a b", "--set", "x=*");
    assertThat(first.err()).contains("first use, building").contains("compiling core");
    assertThat(first.out())
        .containsPattern(
            "<-cp></x.jar:"
                + checkout.toRealPath()
                + "/target/launcher/builds/[0-9-]+/erlangen-bench-1.jar>")
        .endsWith("<dev.erlangen.cli.Main><train><a b><--set><x=*>\n");
    assertThat(launch(checkout.resolve("erlangen"), "", "list").err()).isEmpty();
  }

  @Test
  void buildsAgainWhenASourceIsNewerOrGone() throws Exception {
    launch(checkout.resolve("erlangen"), "", "list");
    Path source = checkout.resolve("bench/src/main/A.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(launch(checkout.resolve("erlangen"), "", "list").err())
        .contains("sources have changed");
    past(source);
    assertThat(launch(checkout.resolve("erlangen"), "", "list").err()).isEmpty();
    Files.delete(source);
    future(source.getParent());
    assertThat(launch(checkout.resolve("erlangen"), "", "list").err())
        .contains("sources have changed");
  }

  @Test
  void aBuildLeavesTheJarsOfRunningCommandsAlone() throws Exception {
    String first = classPath(launch(checkout.resolve("erlangen"), "", "list"));
    future(checkout.resolve("bench/src/main/A.java"));
    String second = classPath(launch(checkout.resolve("erlangen"), "", "list"));
    assertThat(second).isNotEqualTo(first);
    assertThat(Path.of(first)).exists();
    assertThat(Path.of(second)).exists();
  }

  private static String classPath(Run run) {
    String text = run.out().substring(run.out().indexOf("<-cp></x.jar:") + 13);
    return text.substring(0, text.indexOf('>'));
  }

  @Test
  void sparkIsOnTheClassPathOnlyWhereItIsAskedFor() throws Exception {
    Path target = Files.createDirectories(checkout.resolve("spark/target"));
    Files.writeString(target.resolve("classpath"), "/s1.jar:/s2.jar\n");
    launch(checkout.resolve("erlangen"), "", "list");
    for (String[] command :
        new String[][] {{"train", "a", "--on", "local[2]"}, {"train", "--on=b"}, {"cluster"}}) {
      assertThat(launch(checkout.resolve("erlangen"), "", command).out())
          .contains("erlangen-bench-1.jar:/s1.jar:/s2.jar>")
          .contains("<@" + checkout.toRealPath() + "/spark/java-options>");
    }
    assertThat(launch(checkout.resolve("erlangen"), "", "train", "one").out())
        .doesNotContain("s1.jar")
        .doesNotContain("java-options");
    Path home = Path.of(Files.readString(checkout.resolve("target/launcher/current")).strip());
    assertThat(Files.isSymbolicLink(home.resolve("spark/jars/s2.jar"))).isTrue();
  }

  @Test
  void worksThroughASymbolicLinkFromElsewhere() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("e"), Path.of("check out/erlangen"));
    assertThat(launch(link, "", "list").out())
        .contains("<-Derlangen.home=" + checkout.toRealPath() + ">");
  }

  @Test
  void buildsAgainAfterAMove() throws Exception {
    launch(checkout.resolve("erlangen"), "", "list");
    Path moved = Files.move(checkout, folder.resolve("moved"));
    assertThat(launch(moved.resolve("erlangen"), "", "list").err()).contains("building");
  }

  @Test
  void passesTheExitCodeOn() throws Exception {
    launch(checkout.resolve("erlangen"), "", "list");
    assertThat(launch(checkout.resolve("erlangen"), "EXIT=7", "list").code()).isEqualTo(7);
  }

  @Test
  void aBrokenBuildSaysWhere() throws Exception {
    Run run = launch(checkout.resolve("erlangen"), "BREAK=1", "list");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("[ERROR] A.java is odd")
        .contains("the build failed")
        .contains("build.log");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void anOldOrMissingJavaGetsASentence() throws Exception {
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"11.0.2\"\n");
    Run old = launch(checkout.resolve("erlangen"), "", "list");
    assertThat(old.code()).isEqualTo(2);
    assertThat(old.err()).contains("Java 17 or newer is needed").contains("11.0.2");
    Run none = launch(checkout.resolve("erlangen"), "JAVA_HOME=/no/such", "list");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("JAVA_HOME is '/no/such', which has no bin/java");
  }

  private Run launch(Path launcher, String variable, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    if (!variable.isEmpty()) {
      builder.environment().put(variable.split("=")[0], variable.split("=")[1]);
    }
    Path err = folder.resolve("stderr");
    Process process = builder.redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out, Files.readString(err));
  }

  private void script(String name, String body) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n").toFile().setExecutable(true);
  }

  private static void past(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
  }

  private static void future(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
  }
}
