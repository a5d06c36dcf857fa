package dev.erlangen.spark.dataparallel;

import dev.erlangen.train.loop.Ensemble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.spark.BarrierTaskContext;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a barrier stage as an ensemble. They meet when they first need each other: until
 * then each may find out that it cannot take part, and its reason ends the work of all.
 */
final class BarrierEnsemble implements Ensemble, AutoCloseable {
  private static final String REFUSAL = "!";

  private final BarrierTaskContext context;
  private final Path folder;
  private final Duration patience;
  private @Nullable GlooEnsemble group;
  private boolean met;

  /** The task of {@code context}; {@code folder} is where all members see the same files. */
  BarrierEnsemble(BarrierTaskContext context, Path folder, Duration patience) {
    this.context = context;
    this.folder = folder;
    this.patience = patience;
  }

  @Override
  public int rank() {
    return context.partitionId();
  }

  @Override
  public int size() {
    return context.getTaskInfos().length;
  }

  @Override
  public void sum(Tensor values) {
    group().sum(values);
  }

  @Override
  public void broadcast(Tensor values) {
    group().broadcast(values);
  }

  private GlooEnsemble group() {
    if (group == null) {
      group = new GlooEnsemble(rank(), size(), host(), patience, meet());
    }
    return group;
  }

  /** Name of this executor's machine as the others know it. */
  private String host() {
    String address = context.getTaskInfos()[rank()].address();
    return address.replaceFirst(":\\d+$", "").replaceAll("[\\[\\]]", "");
  }

  /** Agrees on a file that the first member has made. */
  private Path meet() {
    met = true;
    Path file = folder.resolve(told(rank() == 0 ? fresh() : "")[0]);
    String[] unused = told(Files.exists(file) ? "" : REFUSAL + "it does not see " + file);
    return file;
  }

  private String[] told(String mine) {
    String[] all = context.allGather(mine);
    for (int i = 0; i < all.length; i++) {
      if (all[i].startsWith(REFUSAL)) {
        throw new IllegalArgumentException(
            "worker %d: %s".formatted(i, all[i].substring(REFUSAL.length())));
      }
    }
    return all;
  }

  private String fresh() {
    try {
      return Files.createTempFile(folder, "meeting", "").getFileName().toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into " + folder, e);
    }
  }

  /** Tells those who have not met yet why this member cannot take part. */
  void refuse(String reason) {
    if (!met) {
      met = true;
      context.allGather(REFUSAL + reason);
    }
  }

  @Override
  public void close() {
    if (group != null) {
      group.close();
    }
  }
}
