package dev.erlangen.train.loop;

import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** An ensemble of threads. */
final class Company {
  private final int size;
  private final CyclicBarrier barrier;
  private volatile boolean lost;
  private final Tensor[] mail;

  private Company(int size) {
    this.size = size;
    barrier = new CyclicBarrier(size);
    mail = new Tensor[size];
  }

  /** Runs {@code work} once per member at the same time and returns the results by rank. */
  static <T> List<T> of(int size, Function<Ensemble, T> work) throws Exception {
    Company company = new Company(size);
    ExecutorService threads = Executors.newFixedThreadPool(size);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int rank = 0; rank < size; rank++) {
        Member member = company.new Member(rank);
        running.add(threads.submit(() -> member.work(work)));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      threads.shutdownNow();
    }
  }

  private final class Member implements Ensemble {
    private final int rank;

    Member(int rank) {
      this.rank = rank;
    }

    <T> T work(Function<Ensemble, T> work) {
      try {
        return work.apply(this);
      } catch (RuntimeException e) {
        lost = true;
        barrier.reset();
        throw e;
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
      try (PointerScope scope = new PointerScope();
          NoGradGuard guard = new NoGradGuard()) {
        mail[rank] = values.clone();
        await();
        Tensor sum = mail[0].clone();
        for (int r = 1; r < size; r++) {
          sum.add_(mail[r]);
        }
        values.copy_(sum);
        await();
      }
    }

    @Override
    public void broadcast(Tensor values) {
      try (NoGradGuard guard = new NoGradGuard()) {
        mail[rank] = rank == 0 ? Tensors.kept(values::clone) : values;
        await();
        values.copy_(mail[0]);
        await();
      }
    }

    private void await() {
      try {
        if (lost) {
          throw new IllegalStateException("a member was lost");
        }
        barrier.await(20, TimeUnit.SECONDS);
      } catch (BrokenBarrierException | InterruptedException | TimeoutException e) {
        throw new IllegalStateException("a member was lost", e);
      }
    }
  }
}
