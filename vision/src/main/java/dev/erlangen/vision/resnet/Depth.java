package dev.erlangen.vision.resnet;

import java.util.List;

/** The published depths: kind of block, and blocks in each of the four stages. */
public enum Depth {
  RESNET18(false, List.of(2, 2, 2, 2)),
  RESNET34(false, List.of(3, 4, 6, 3)),
  RESNET50(true, List.of(3, 4, 6, 3));

  private final boolean bottleneck;
  private final List<Integer> blocks;

  Depth(boolean bottleneck, List<Integer> blocks) {
    this.bottleneck = bottleneck;
    this.blocks = blocks;
  }

  /** Whether blocks are bottlenecks of three convolutions. */
  public boolean bottleneck() {
    return bottleneck;
  }

  /** Blocks of each stage. */
  public List<Integer> blocks() {
    return blocks;
  }

  /** Channels of a block's output per channel inside: 4 for bottlenecks. */
  public int expansion() {
    return bottleneck ? 4 : 1;
  }
}
