package dev.erlangen.train.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps values to positions and finds round ticks.
 *
 * @param low smallest value shown
 * @param high largest value shown, greater than {@code low}
 * @param log whether positions follow the logarithm; both ends are positive then
 */
record Axis(double low, double high, boolean log) {
  private static final MathContext SHOWN = new MathContext(9);

  /** A linear axis over the values with a little room; any values, even equal ones. */
  static Axis linear(double min, double max) {
    double room = max > min ? 0.04 * (max - min) : Math.max(1e-9, Math.abs(max) * 0.1);
    return new Axis(min - room, max + room, false);
  }

  /** A logarithmic axis over positive values with a little room. */
  static Axis log(double min, double max) {
    double room = Math.pow(max / min, 0.04) * 1.02;
    return new Axis(min / room, max * room, true);
  }

  /** Returns the position of {@code value}, 0 at the low end and 1 at the high end. */
  double at(double value) {
    return log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  }

  /** Returns about {@code count} round values within the axis. */
  List<Double> ticks(int count) {
    return log ? logTicks(count) : linearTicks(count);
  }

  private List<Double> linearTicks(int count) {
    double raw = (high - low) / count;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double digit = raw / power;
    double step = power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private List<Double> logTicks(int count) {
    double decades = Math.log10(high / low);
    int[] digits = decades * 3 <= count + 2 ? new int[] {1, 2, 5} : new int[] {1};
    int stride = Math.max(1, (int) Math.ceil(decades / count));
    List<Double> ticks = new ArrayList<>();
    for (int e = (int) Math.floor(Math.log10(low)); e <= Math.log10(high); e++) {
      for (int digit : digits) {
        double value = digit * Math.pow(10, e);
        if (value >= low && value <= high && Math.floorMod(e, stride) == 0) {
          ticks.add(value);
        }
      }
    }
    return ticks;
  }

  /** Returns a tick as text, without rounding noise: {@code 0.25}, {@code 1000}, {@code 2e-5}. */
  static String label(double value) {
    BigDecimal digits = new BigDecimal(value).round(SHOWN).stripTrailingZeros();
    double size = Math.abs(value);
    if (size == 0 || (size >= 1e-3 && size < 1e5)) {
      return digits.toPlainString();
    }
    int exponent = digits.precision() - digits.scale() - 1;
    return digits.movePointLeft(exponent).toPlainString() + "e" + exponent;
  }
}
