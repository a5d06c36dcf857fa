package dev.erlangen.train.run;

import dev.erlangen.train.progress.Progress;
import dev.erlangen.train.recipe.Recipe;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.pytorch.Device;

/** What a recipe sees of a run; collects the data it used. */
final class RunContext implements Recipe.Context {
  private final Device device;
  private final Progress progress;
  private final Map<String, String> data = new TreeMap<>();

  RunContext(Device device, Progress progress) {
    this.device = device;
    this.progress = progress;
  }

  /** Content hashes by data set. */
  Map<String, String> data() {
    return Collections.unmodifiableMap(data);
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public synchronized void progress(String what, long done, long total) {
    progress.show(what, done, total, "");
    if (done == total) {
      progress.end();
    }
  }

  @Override
  public synchronized void usedData(String name, String sha256) {
    data.put(name, sha256);
  }

  @Override
  public synchronized void note(String line) {
    progress.line(line);
  }
}
