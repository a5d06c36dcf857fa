package dev.erlangen.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Versions as they were built; reading them does not load libtorch. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    Properties built = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        built.load(in);
      }
    }
    return new String[] {
      "erlangen "
          + built.getProperty("erlangen", "unknown")
          + " (libtorch "
          + built.getProperty("libtorch", "unknown")
          + ", Java "
          + Runtime.version()
          + ")"
    };
  }
}
