package dev.erlangen.core.symmetry;

import dev.erlangen.core.Rng;
import java.util.List;
import java.util.Optional;

/** The group of one element. */
public record Trivial() implements Group<Trivial.Identity> {

  /** The only element. */
  public enum Identity {
    IDENTITY
  }

  @Override
  public String name() {
    return "1";
  }

  @Override
  public Identity identity() {
    return Identity.IDENTITY;
  }

  @Override
  public Identity sample(Rng rng) {
    return Identity.IDENTITY;
  }

  @Override
  public Identity compose(Identity a, Identity b) {
    return Identity.IDENTITY;
  }

  @Override
  public Identity inverse(Identity a) {
    return Identity.IDENTITY;
  }

  @Override
  public double distance(Identity a, Identity b) {
    return 0;
  }

  @Override
  public Optional<List<Identity>> elements() {
    return Optional.of(List.of(Identity.IDENTITY));
  }
}
