package dev.erlangen.spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTest {
  @ParameterizedTest
  @CsvSource({
    "local,1",
    "local[3],3",
    "spark://host:7077,2",
    "'spark://a:7077,b:7077',2",
    "'local-cluster[3,2,1024]',6"
  })
  void knowsItsWorkers(String master, int workers) {
    assertThat(Cluster.of(master).workers()).isEqualTo(workers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "here",
        "local[]",
        "local[-1]",
        "local[two]",
        "spark://",
        "spark://host",
        "spark://h:x",
        "spark://a b:1",
        "yarn",
        "local[2] ; rm",
        "%s%n"
      })
  void refusesOtherMasters(String master) {
    assertThatThrownBy(() -> Cluster.of(master))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a master is local, local[N], local[*] or spark://HOST:PORT, got '" + master + "'");
  }

  @Test
  void refusesNumbersThatCannotBe() {
    assertThatThrownBy(() -> Cluster.of("local[0]")).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> Cluster.of("local[2]").withWorkers(3))
        .hasMessage("local[2] has 2 workers, got 3; write local[3]");
    assertThatThrownBy(() -> Cluster.of("spark://h:1").withWorkers(0))
        .hasMessage("workers must be in [1, 4096], got 0");
    assertThatThrownBy(() -> Cluster.of("spark://h:1").withThreads(0))
        .hasMessage("threads must be in [1, 1024], got 0");
    assertThatThrownBy(() -> Cluster.of("local").with("executor.memory", "1g"))
        .hasMessage("a setting of Spark begins with 'spark.', got 'executor.memory'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"spark://127.0.0.1:1", "spark://127.0.0.1:99999"})
  void anAbsentMasterIsToldAtOnce(String master) {
    assertThatThrownBy(() -> Session.open(Cluster.of(master)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("no master answers at .*|the port of .* must be in .*");
  }

  @Test
  void withoutSparkThereIsASentence() throws Exception {
    try (URLClassLoader empty =
        new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
      assertThatThrownBy(() -> SparkPresence.require("--on", empty))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("--on needs Apache Spark on the class path, which has none")
          .hasMessageContaining("docs/guide-spark.md");
    }
    SparkPresence.require("--on");
  }

  @Test
  void executorsGetTheirSettings() {
    SparkConf conf =
        Settings.of(
            Cluster.of("spark://127.0.0.1:7077")
                .withWorkers(3)
                .withThreads(2)
                .with("spark.executor.memory", "3g"));
    assertThat(conf.get("spark.cores.max")).isEqualTo("6");
    assertThat(conf.get("spark.task.cpus")).isEqualTo("2");
    assertThat(conf.get("spark.executor.memory")).isEqualTo("3g");
    assertThat(conf.get("spark.driver.host")).isEqualTo("127.0.0.1");
    assertThat(conf.get("spark.executor.extraJavaOptions")).contains("-Derlangen.threads=2");
    assertThat(conf.get("spark.executor.extraClassPath")).contains("spark-core_2.13-4.1");
    assertThat(Settings.of(Cluster.of("spark://node7:7077")).contains("spark.driver.host"))
        .isFalse();
  }

  @Test
  void aWorkerChecksWhatItIsGiven() {
    Path folder = Path.of("unused");
    assertThatThrownBy(() -> Standalone.worker("127.0.0.1", "127.0.0.1", 1, "1g", 0, folder))
        .hasMessageContaining("a worker belongs to spark://HOST:PORT");
    assertThatThrownBy(
            () -> Standalone.worker("spark://127.0.0.1:1", "127.0.0.1", 0, "1g", 0, folder))
        .hasMessageContaining("--cores must be in [1, 4096], got 0");
    assertThatThrownBy(
            () -> Standalone.worker("spark://127.0.0.1:1", "127.0.0.1", 1, "lots", 0, folder))
        .hasMessageContaining("--memory is like 2g or 512m, got 'lots'");
    assertThatThrownBy(
            () -> Standalone.worker("spark://127.0.0.1:1", "127.0.0.1", 1, "1g", 0, folder))
        .hasMessageContaining("no master answers at spark://127.0.0.1:1");
    assertThatThrownBy(() -> Standalone.master("127.0.0.1", 70000, 0, at -> {}))
        .hasMessageContaining("--port must be in [1, 65535], got 70000");
  }

  @Test
  void aBusyPortIsToldBeforeTheAddress() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = busy.getLocalPort();
      List<String> told = new ArrayList<>();
      assertThatThrownBy(() -> Standalone.master("127.0.0.1", port, 0, told::add))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching(
              "a master cannot listen at 127.0.0.1:%d: .+; --port names another port"
                  .formatted(port));
      assertThat(told).isEmpty();
    }
  }

  @Test
  void theReasonIsTheInnermostSentence() {
    Exception deep =
        new IllegalStateException(
            "Job aborted due to stage failure: Task 1 failed: java.lang.IllegalStateException: while"
                + " summing 3 values\n\tat dev.erlangen.A\nDriver stacktrace:");
    assertThat(Reasons.of(new RuntimeException("outer", deep))).isEqualTo("while summing 3 values");
    assertThat(Reasons.of(new RuntimeException("plain\nmore"))).isEqualTo("plain");
    assertThat(Reasons.of(new NullPointerException())).isEqualTo("NullPointerException");
  }
}
