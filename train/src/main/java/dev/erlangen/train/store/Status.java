package dev.erlangen.train.store;

/** How far a run is. */
public enum Status {
  /** A process is training it. */
  RUNNING,
  /** All fits are there. */
  FINISHED,
  /** It was stopped and can be resumed. */
  INTERRUPTED,
  /** It ended with an error; resuming tries again from the last checkpoint. */
  FAILED
}
