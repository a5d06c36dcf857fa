package dev.erlangen.train.loop;

import org.bytedeco.pytorch.global.torch;

/**
 * Runs matrix products of this thread in bfloat16 until it is closed, which restores what was
 * before.
 */
public final class Autocast implements AutoCloseable {
  private final torch.DeviceType device;
  private final boolean enabled;
  private final torch.ScalarType type;

  /** Turns it on for operations on {@code device}. */
  public Autocast(torch.DeviceType device) {
    this.device = device;
    enabled = torch.is_autocast_enabled(device);
    type = torch.get_autocast_dtype(device);
    torch.set_autocast_dtype(device, torch.ScalarType.BFloat16);
    torch.set_autocast_enabled(device, true);
  }

  @Override
  public void close() {
    // The cache holds bfloat16 copies of the weights, stale after the next update.
    torch.clear_cache();
    torch.set_autocast_enabled(device, enabled);
    torch.set_autocast_dtype(device, type);
  }
}
