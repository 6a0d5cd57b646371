package nl.polder.clustering;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "nl.polder.clustering", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_mathematics_needs_the_JDK_only = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("nl.polder.clustering..", "java..", "org.jspecify..")
            .because("whoever wants the opinion mathematics should be able to take this module alone");

    @ArchTest
    static final ArchRule the_mathematics_is_pure = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.time..", "java.util.logging..")
            .because("the same votes, options and seed must give the same bytes, whenever and wherever");

    @ArchTest
    static final ArchRule mode_polis_does_not_know_mode_robust = noClasses()
            .that()
            .resideInAPackage("nl.polder.clustering")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("nl.polder.clustering.robust..")
            .because("what can be compared with Polis must not depend on what cannot");
}
