package dev.erlangen.weights;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** Inside the module, what all rooms use does not know the rooms. */
class HouseTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("dev.erlangen.weights");

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.erlangen.weights.(*)..").should().beFreeOfCycles().check(MODULE);
  }

  @Test
  void adapterFilesKnowNoTraining() {
    noClasses()
        .that()
        .resideInAPackage("dev.erlangen.weights.adapter..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.erlangen.train..")
        .check(MODULE);
  }
}
