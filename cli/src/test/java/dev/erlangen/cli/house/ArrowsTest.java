package dev.erlangen.cli.house;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** Arrows between modules point down only. */
class ArrowsTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("dev.erlangen");

  @Test
  void arrowsPointDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.erlangen..")
        .layer("core")
        .definedBy("dev.erlangen.core..")
        .layer("data")
        .definedBy("dev.erlangen.data..")
        .layer("chem")
        .definedBy("dev.erlangen.chem..")
        .layer("train")
        .definedBy("dev.erlangen.train..")
        .optionalLayer("testkit")
        .definedBy("dev.erlangen.testkit..")
        .optionalLayer("graph")
        .definedBy("dev.erlangen.graph..")
        .optionalLayer("topology")
        .definedBy("dev.erlangen.topology..")
        .optionalLayer("weights")
        .definedBy("dev.erlangen.weights..")
        .optionalLayer("geometry")
        .definedBy("dev.erlangen.geometry..")
        .optionalLayer("vision")
        .definedBy("dev.erlangen.vision..")
        .optionalLayer("spark")
        .definedBy("dev.erlangen.spark..")
        .layer("cli")
        .definedBy("dev.erlangen.cli..")
        .whereLayer("core")
        .mayNotAccessAnyLayer()
        .whereLayer("testkit")
        .mayOnlyAccessLayers("core")
        .whereLayer("data")
        .mayOnlyAccessLayers("core")
        .whereLayer("chem")
        .mayOnlyAccessLayers("core", "data")
        .whereLayer("train")
        .mayOnlyAccessLayers("core", "data")
        .whereLayer("graph")
        .mayOnlyAccessLayers("core", "data", "train")
        .whereLayer("topology")
        .mayOnlyAccessLayers("core", "data", "train", "graph")
        .whereLayer("weights")
        .mayOnlyAccessLayers("core", "data", "train", "graph")
        .whereLayer("geometry")
        .mayOnlyAccessLayers("core", "data", "train", "graph")
        .whereLayer("vision")
        .mayOnlyAccessLayers("core", "data", "train")
        .whereLayer("spark")
        .mayOnlyAccessLayers("core", "data", "train")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .withOptionalLayers(true)
        .check(HOUSE);
  }

  @Test
  void onlyTheCommandLineTalksToTheTerminal() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages("dev.erlangen.cli..", "dev.erlangen.bench..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(HOUSE);
  }

  @Test
  void onlyTheChemistryModuleKnowsItsToolkit() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage("dev.erlangen.chem..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.openscience.cdk..")
        .check(HOUSE);
  }

  @Test
  void onlyTheClusterModuleKnowsSpark() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage("dev.erlangen.spark..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.spark..")
        .check(HOUSE);
  }
}
