package dev.erlangen.graph;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** Inside the module, what all rooms use does not know the rooms. */
class HouseTest {
  private static final String[] FLOOR = {
    "dev.erlangen.graph",
    "dev.erlangen.graph.encoding..",
    "dev.erlangen.graph.feature..",
    "dev.erlangen.graph.generator..",
    "dev.erlangen.graph.layer..",
    "dev.erlangen.graph.readout..",
    "dev.erlangen.graph.spectral..",
    "dev.erlangen.graph.symmetry..",
    "dev.erlangen.graph.tool.."
  };

  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("dev.erlangen.graph");

  @Test
  void theFloorKnowsNoRoom() {
    noClasses()
        .that()
        .resideInAnyPackage(FLOOR)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.erlangen.graph.signnet..", "dev.erlangen.graph.basisnet..")
        .check(MODULE);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.erlangen.graph.(*)..").should().beFreeOfCycles().check(MODULE);
  }

  @Test
  void preprocessingKnowsNoTraining() {
    noClasses()
        .that()
        .resideInAnyPackage(FLOOR)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.erlangen.train..")
        .check(MODULE);
  }
}
