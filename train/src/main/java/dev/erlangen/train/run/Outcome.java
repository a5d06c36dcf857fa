package dev.erlangen.train.run;

import dev.erlangen.train.result.RunResult;
import dev.erlangen.train.store.RunFolder;
import java.util.Optional;

/**
 * A finished run.
 *
 * @param result what came out
 * @param folder where it is kept; empty if nowhere
 */
public record Outcome(RunResult result, Optional<RunFolder> folder) {}
