package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.data.ParticleData;
import dev.erlangen.geometry.cgenn.model.Arcs;
import dev.erlangen.geometry.cgenn.model.NBodyCgGnn.Particles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Systems of particles on a device; batches are made from them.
 *
 * @param location (S, N, 3)
 * @param velocity (S, N, 3)
 * @param charge (S, N, 1)
 * @param end (S, N, 3)
 */
record ParticleTensors(
    Tensor location, Tensor velocity, Tensor charge, Tensor end, Map<Long, Arcs> arcs) {

  static ParticleTensors of(ParticleData data, Device device) {
    long systems = data.count();
    long n = data.particles();
    return new ParticleTensors(
        kept(data.location(), device, systems, n, ParticleData.SPACE),
        kept(data.velocity(), device, systems, n, ParticleData.SPACE),
        kept(data.charge(), device, systems, n, 1),
        kept(data.end(), device, systems, n, ParticleData.SPACE),
        new ConcurrentHashMap<>());
  }

  private static Tensor kept(double[] values, Device device, long... shape) {
    return Tensors.kept(() -> Tensors.of(values, shape).to(device, ScalarType.Float));
  }

  /** Some systems, of which {@code index} is int64 (G). */
  ParticleTensors rows(Tensor index) {
    return new ParticleTensors(
        location.index_select(0, index),
        velocity.index_select(0, index),
        charge.index_select(0, index),
        end.index_select(0, index),
        arcs);
  }

  /** All pairs of particles with the products of their charges. */
  Particles particles() {
    long systems = location.size(0);
    int n = Math.toIntExact(location.size(1));
    Arcs pairs =
        arcs.computeIfAbsent(
            systems, k -> Arcs.complete(Math.toIntExact(k), n).to(location.device()));
    return new Particles(location, velocity, charge, products(charge, pairs), pairs);
  }

  /** Product of the charges of both ends of every arc, (G, E, 1). */
  static Tensor products(Tensor charge, Arcs pairs) {
    Tensor rows = charge.reshape(-1, 1, 1);
    return pairs.atRows(rows).mul(pairs.atColumns(rows)).reshape(charge.size(0), -1, 1);
  }
}
