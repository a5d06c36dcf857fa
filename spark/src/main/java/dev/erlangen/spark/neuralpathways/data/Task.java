package dev.erlangen.spark.neuralpathways.data;

/** What is predicted for a row. */
public enum Task {
  /** Real numbers, by squared error. */
  REGRESSION,
  /** One of several classes, by cross-entropy; the target is the number of the class. */
  CLASSIFICATION
}
