package dev.erlangen.spark.dataparallel;

import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.loop.Ensemble;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.BroadcastOptions;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.FileStore;
import org.bytedeco.pytorch.ProcessGroupGloo;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Work;

/**
 * An ensemble connected by Gloo over TCP. Members tell each other their addresses in a file, so
 * that no port is open to anybody else's address; sums then travel between the members only. A
 * tensor on another device makes the way through the memory of the processor.
 */
public final class GlooEnsemble implements Ensemble, AutoCloseable {
  private final int rank;
  private final int size;
  private final FileStore store;
  private final ProcessGroupGloo group;

  /**
   * Connects a member; returns when the others have connected, too.
   *
   * @param host name or address of this machine that the others can reach; Gloo listens there
   * @param patience longest wait for a member that neither answers nor closes its connection
   * @param meeting an empty file that all members see, not used before; gone when they have met
   * @throws IllegalStateException if a member does not come
   * @throws IllegalArgumentException if there is no such file or machine
   */
  public GlooEnsemble(int rank, int size, String host, Duration patience, Path meeting) {
    Check.positive("members", size);
    Check.between("rank", rank, 0, size - 1L);
    resolve(host);
    Check.that(Files.exists(meeting), "workers cannot meet at %s: there is no such file", meeting);
    Torch.load();
    this.rank = rank;
    this.size = size;
    try (PointerScope scope = new PointerScope();
        Milliseconds wait = new Milliseconds(patience.toMillis())) {
      store = new FileStore(meeting.toString(), size);
      store.setTimeout(wait);
      ProcessGroupGloo.Options settings = ProcessGroupGloo.Options.create(wait);
      settings.devices().push_back(ProcessGroupGloo.createDeviceForHostname(host));
      group = new ProcessGroupGloo(store, rank, size, settings);
      Tensors.keep(store);
      Tensors.keep(group);
      // Afterwards everybody has read everything.
      group.barrier()._wait();
    } catch (RuntimeException e) {
      throw Torch.explain("connecting worker %d of %d at %s".formatted(rank, size, host), e);
    } finally {
      boolean unused = meeting.toFile().delete();
    }
  }

  /** Native code would look for a name that nobody knows for minutes. */
  private static void resolve(String host) {
    try {
      InetAddress unused = InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "workers cannot meet at '%s': no machine has that name".formatted(host), e);
    }
  }

  @Override
  public int rank() {
    return rank;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void sum(Tensor values) {
    collective("summing", values, group::allreduce);
  }

  @Override
  public void broadcast(Tensor values) {
    collective(
        "sharing",
        values,
        tensors -> group.broadcast(tensors, new BroadcastOptions().rootRank(0).rootTensor(0)));
  }

  private void collective(String doing, Tensor values, Function<TensorVector, Work> start) {
    try (PointerScope scope = new PointerScope()) {
      boolean here = values.device().is_cpu() && values.is_contiguous();
      Tensor local =
          here ? values : values.to(new Device("cpu"), values.scalar_type()).contiguous();
      start.apply(new TensorVector(local))._wait();
      if (!here) {
        values.copy_(local);
      }
    } catch (RuntimeException e) {
      throw Torch.explain(
          "%s %d values with %d other workers (was one lost?)"
              .formatted(doing, values.numel(), size - 1),
          e);
    }
  }

  /** Leaves; members that wait for this one fail. */
  @Override
  public void close() {
    group.close();
    store.close();
  }
}
