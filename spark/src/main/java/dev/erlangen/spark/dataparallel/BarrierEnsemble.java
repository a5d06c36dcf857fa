package dev.erlangen.spark.dataparallel;

import dev.erlangen.train.loop.Ensemble;
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
  private final Duration patience;
  private @Nullable GlooEnsemble group;
  private boolean met;

  BarrierEnsemble(BarrierTaskContext context, Duration patience) {
    this.context = context;
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
      group = new GlooEnsemble(rank(), size(), host(), patience, this::meet);
    }
    return group;
  }

  /** Name of this executor's machine as the others know it. */
  private String host() {
    String address = context.getTaskInfos()[rank()].address();
    return address.replaceFirst(":\\d+$", "").replaceAll("[\\[\\]]", "");
  }

  private String meet(String mine) {
    met = true;
    String[] all = context.allGather(mine);
    for (int i = 0; i < all.length; i++) {
      if (all[i].startsWith(REFUSAL)) {
        throw new IllegalArgumentException(
            "worker %d: %s".formatted(i, all[i].substring(REFUSAL.length())));
      }
    }
    return all[0];
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
