package dev.erlangen.graph.signnet.filter;

import dev.erlangen.core.Check;
import dev.erlangen.graph.spectral.SpectralDecomposition;

/** The filters of the spectral regression task, functions of an eigenvalue λ in [0, 2]. */
public enum SpectralFilter {
  /** {@code exp(-10 λ²)}. */
  LOW {
    @Override
    public double at(double value) {
      return Math.exp(-10 * value * value);
    }
  },
  /** {@code 1 - exp(-10 λ²)}. */
  HIGH {
    @Override
    public double at(double value) {
      return 1 - LOW.at(value);
    }
  },
  /** {@code exp(-10 (λ - 1)²)}. */
  BAND {
    @Override
    public double at(double value) {
      return LOW.at(value - 1);
    }
  },
  /** {@code 1 - exp(-10 (λ - 1)²)}. */
  REJECTION {
    @Override
    public double at(double value) {
      return 1 - BAND.at(value);
    }
  },
  /** {@code |sin πλ|}. */
  COMB {
    @Override
    public double at(double value) {
      return Math.abs(Math.sin(Math.PI * value));
    }
  };

  /** Returns h(λ). */
  public abstract double at(double value);

  /** Returns the filtered signal {@code U h(Λ) Uᵀ x}; needs all eigenpairs. */
  public double[] apply(SpectralDecomposition spectrum, double[] signal) {
    int n = spectrum.nodes();
    Check.that(spectrum.isComplete(), "a filter needs all %d eigenpairs", n);
    Check.that(
        signal.length == n, "signal: one value per node, that is %d, got %d", n, signal.length);
    double[] out = new double[n];
    for (int j = 0; j < n; j++) {
      double coefficient = 0;
      for (int i = 0; i < n; i++) {
        coefficient += spectrum.vector(i, j) * signal[i];
      }
      coefficient *= at(spectrum.values()[j]);
      for (int i = 0; i < n; i++) {
        out[i] += coefficient * spectrum.vector(i, j);
      }
    }
    return out;
  }
}
