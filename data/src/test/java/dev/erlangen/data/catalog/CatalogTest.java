package dev.erlangen.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogTest {
  @Test
  void everyEntryIsComplete() {
    Set<String> paths = new HashSet<>();
    for (Entry entry : Catalog.standard().entries()) {
      assertThat(entry.title()).isNotBlank();
      assertThat(entry.licence()).isNotBlank();
      assertThat(entry.citation()).isNotBlank();
      assertThat(entry.kind())
          .isIn("graphs", "nodes", "graph6", "mesh", "images", "adapter", "table", "jets");
      for (DataFile file : entry.files()) {
        assertThat(paths.add(file.path())).describedAs(file.path()).isTrue();
        assertThat(file.bytes()).isPositive();
        if (file.url().isEmpty()) {
          assertThat(entry.note()).describedAs(entry.name()).isNotBlank();
        } else {
          assertThat(URI.create(file.url()).getScheme()).isEqualTo("https");
        }
      }
    }
  }

  @Test
  void findsByNameAndSuggestsTheNearest() {
    assertThat(Catalog.standard().entry("mutag").isDownloadable()).isTrue();
    assertThat(Catalog.standard().entry("zinc").isDownloadable()).isFalse();
    assertThat(Catalog.standard().entry("molecules").bytes()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalog.standard().entry("protein"))
        .withMessageContaining("did you mean 'proteins'?");
  }

  @Test
  void pathsCannotLeaveTheFolder() {
    String sum = "0".repeat(64);
    for (String path : List.of("../x", "/x", "a/../x", "a//x", "", "a\\x")) {
      assertThatIllegalArgumentException().isThrownBy(() -> new DataFile(path, 1, sum, ""));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new DataFile("x", 1, "abc", ""));
    Entry entry = new Entry("a", "graphs", "t", "", "l", "c", "", List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Catalog(List.of(entry, entry)))
        .withMessage("the catalog has two entries 'a'");
  }
}
