package dev.erlangen.vision.augment;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;

/**
 * Views that are drawn on the CPU and moved.
 *
 * @param views the views
 * @param device where they go
 */
public record OnDevice(Views views, Device device) implements Views {
  @Override
  public int size() {
    return views.size();
  }

  @Override
  public Tensor independent(int[] inputs, long seed) {
    return moved(views.independent(inputs, seed));
  }

  @Override
  public Tensor shared(int[] inputs, int chunks, long seed) {
    return moved(views.shared(inputs, chunks, seed));
  }

  @Override
  public Tensor plain(int[] inputs) {
    return moved(views.plain(inputs));
  }

  private Tensor moved(Tensor t) {
    return t.to(device, t.scalar_type());
  }
}
