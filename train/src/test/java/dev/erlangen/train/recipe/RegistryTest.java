package dev.erlangen.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.run.LineRecipe;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private static final SystemInfo LINE =
      new SystemInfo("line", "Lines", "Gauss 1809", "", "", List.of(), "", "");

  record Fixed(List<SystemInfo> systems, List<Recipe<?>> recipes) implements Provider {
    @Override
    public List<SymmetryContract> contracts(String system) {
      return List.of();
    }
  }

  @Test
  void findsByNameAndPattern() {
    Registry registry = new Registry(List.of(new Fixed(List.of(LINE), List.of(new LineRecipe()))));
    assertThat(registry.recipe("line-fit").system()).isEqualTo("line");
    assertThat(registry.recipes("li*-f?t")).hasSize(1);
    assertThat(registry.recipes("li.*")).isEmpty();
    assertThat(registry.recipesOf("line")).hasSize(1);
    assertThatThrownBy(() -> registry.recipe("lin-fit"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no recipe 'lin-fit'; did you mean 'line-fit'?");
    assertThatThrownBy(() -> registry.contracts("lime")).hasMessageContaining("'line'");
  }

  @Test
  void refusesDuplicatesStrangersAndBadNames() {
    Fixed one = new Fixed(List.of(LINE), List.of(new LineRecipe()));
    assertThatThrownBy(() -> new Registry(List.of(one, one)))
        .hasMessageContaining("two systems are called 'line'");
    Fixed again = new Fixed(List.of(), List.of(new LineRecipe()));
    assertThatThrownBy(() -> new Registry(List.of(one, again)))
        .hasMessageContaining("two recipes are called 'line-fit'");
    assertThatThrownBy(() -> new Registry(List.of(again)))
        .hasMessageContaining("unknown system 'line'");
    SystemInfo bad = new SystemInfo("A b", "", "", "", "", List.of(), "", "");
    assertThatThrownBy(() -> new Registry(List.of(new Fixed(List.of(bad), List.of()))))
        .hasMessageContaining("lower case");
  }
}
