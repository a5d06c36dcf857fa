package dev.erlangen.weights.lol.recipe;

import dev.erlangen.train.recipe.Recipe.Claim;
import dev.erlangen.train.recipe.Recipe.Results;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Claims of an experiment; each is made only if all its models are compared. */
final class Claims {
  private final List<Kind> compared;
  private final List<Claim> claims = new ArrayList<>();

  Claims(List<Kind> compared) {
    this.compared = compared;
  }

  void add(String text, Predicate<Results> holds, Kind... needed) {
    if (compared.containsAll(Arrays.asList(needed))) {
      claims.add(new Claim(text, holds));
    }
  }

  List<Claim> list() {
    return claims;
  }
}
