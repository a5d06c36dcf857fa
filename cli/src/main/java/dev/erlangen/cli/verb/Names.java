package dev.erlangen.cli.verb;

import dev.erlangen.cli.Offer;
import java.util.Iterator;

/** All names of systems and recipes, for shell completion. */
final class Names implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Offer.load().names().iterator();
  }
}
