package dev.erlangen.geometry.cgenn.metric;

/** How a network computes with a learned metric. Both give the same values and gradients. */
public enum MetricRoute {
  /** The product table of the full form in the given coordinates: a polynomial of S. */
  DIRECT,
  /**
   * The eigenbasis of S, as published. The gradient of eigenvectors is lost to rounding where
   * eigenvalues are close, in float32 by 14 % at a gap of 1e-6, and undefined where they agree.
   */
  EIGEN
}
