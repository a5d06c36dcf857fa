package dev.erlangen.spark.neuralpathways;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** The system runs without Spark on the class path, but for the one package that is about it. */
class SparkFreeTest {
  private static final String SYSTEM = "dev.erlangen.spark.neuralpathways";

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(SYSTEM);

  @Test
  void onlyTheClusterPackageKnowsSpark() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SYSTEM + ".cluster..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..")
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching(SYSTEM + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
