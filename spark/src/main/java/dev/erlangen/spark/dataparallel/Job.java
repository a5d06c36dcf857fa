package dev.erlangen.spark.dataparallel;

import java.io.Serializable;

/**
 * What every worker is told.
 *
 * @param folder absolute path of the run, which all of them see
 * @param checkpointSeconds least time between two checkpoints
 * @param threads threads of one tensor operation
 * @param patienceSeconds longest wait for a silent worker
 */
record Job(String folder, double checkpointSeconds, int threads, long patienceSeconds)
    implements Serializable {}
