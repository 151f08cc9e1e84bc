package dev.powertrack;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The house: each package a room, calls go down only (DESIGN, "The house"). */
class RoomsTest {
  private static JavaClasses classes;

  @BeforeAll
  static void read_the_classes() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.powertrack");
  }

  /**
   * What waits, counts or expires goes by a clock that nobody can put forward or back. The time of
   * day is for what is shown and noted, for the dates of the service, and for the age of files.
   */
  @Test
  void nothing_is_timed_by_the_time_of_day() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.powertrack.api..", "dev.powertrack.archive..", "dev.powertrack.scan..")
        .and()
        .haveNameNotMatching(
            "dev\\.powertrack\\."
                + "(api\\.ApiCalls|archive\\.(AccountArchive|FileStore|Retry|WrongNote)|scan\\.ScanLog)")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(InstantSource.class, "system")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("a laptop's clock jumps when it wakes")
        .check(classes);
  }

  @Test
  void calls_between_rooms_go_down_only() {
    Architectures.layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.powertrack..")
        .layer("cli")
        .definedBy("dev.powertrack.cli..")
        .layer("jdbc")
        .definedBy("dev.powertrack.jdbc..")
        .layer("sql")
        .definedBy("dev.powertrack.sql..")
        .layer("scan")
        .definedBy("dev.powertrack.scan..")
        .layer("tweet")
        .definedBy("dev.powertrack.tweet..")
        .layer("archive")
        .definedBy("dev.powertrack.archive..")
        .layer("orders")
        .definedBy("dev.powertrack.orders..")
        .layer("api")
        .definedBy("dev.powertrack.api..")
        .layer("simulator")
        .definedBy("dev.powertrack.simulator..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("jdbc")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("sql")
        .mayOnlyBeAccessedByLayers("cli", "jdbc")
        .whereLayer("scan")
        .mayOnlyBeAccessedByLayers("cli", "jdbc", "sql")
        .whereLayer("tweet")
        .mayOnlyBeAccessedByLayers("cli", "jdbc", "sql", "scan")
        .whereLayer("archive")
        .mayOnlyBeAccessedByLayers("cli", "jdbc", "sql", "scan")
        .whereLayer("orders")
        .mayOnlyBeAccessedByLayers("cli", "jdbc", "sql")
        .whereLayer("api")
        .mayOnlyBeAccessedByLayers("cli", "jdbc", "sql", "archive", "orders")
        .whereLayer("simulator")
        .mayOnlyBeAccessedByLayers("cli", "jdbc")
        .check(classes);
  }

  @Test
  void the_simulator_stands_alone() {
    noClasses()
        .that()
        .resideInAPackage("dev.powertrack.simulator..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.powertrack..")
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.not(
                        resideInAPackage("dev.powertrack.simulator.."))))
        .check(classes);
  }

  @Test
  void only_the_sql_room_knows_calcite() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.powertrack.sql..")
        .should()
        .dependOnClassesThat(resideInAPackage("org.apache.calcite.."))
        .check(classes);
  }

  @Test
  void below_jdbc_nothing_knows_jdbc() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.powertrack.scan..",
            "dev.powertrack.tweet..",
            "dev.powertrack.archive..",
            "dev.powertrack.orders..",
            "dev.powertrack.api..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."))
        .check(classes);
  }

  @Test
  void only_the_api_room_holds_credentials_and_only_who_opens_an_account_makes_them() {
    classes()
        .that()
        .haveFullyQualifiedName("dev.powertrack.api.Credentials")
        .should()
        .onlyHaveDependentClassesThat(
            resideInAnyPackage("dev.powertrack.api..")
                .or(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith(
                        "Opener"))
                .or(resideInAPackage("dev.powertrack.cli..")))
        .check(classes);
  }

  @Test
  void the_parts_of_a_room_have_no_cycles() {
    slices().matching("dev.powertrack.sql.(*)..").should().beFreeOfCycles().check(classes);
    slices().matching("dev.powertrack.simulator.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void static_fields_are_final() {
    noFields()
        .that()
        .haveModifier(JavaModifier.STATIC)
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should()
        .notBeFinal()
        .check(classes);
  }

  @Test
  void names_say_what_a_class_is() {
    noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Info)").check(classes);
  }
}
