package nl.polder.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between packages, as the table of ARCHITECTURE.md has them. A new arrow is a decision: change both, and say why. */
@DisplayName("The packages")
class PackageArrowsTest {
    private static final String ROOT = "nl.polder.server";

    /** Feature to the features it may use; everyone may use {@link #FOUNDATION}. */
    private static final Map<String, Set<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            entry("i18n", Set.of()),
            entry("platform", Set.of()),
            entry("audit", Set.of()),
            entry("metrics", Set.of()),
            entry("node", Set.of()),
            entry("site", Set.of()),
            entry("abuse", Set.of()),
            entry("account", Set.of("abuse")),
            entry("approval", Set.of("account")),
            entry("conversation", Set.of("account")),
            entry("participant", Set.of("conversation")),
            entry("statement", Set.of("conversation", "participant", "abuse")),
            entry("moderation", Set.of("conversation", "statement", "account", "approval")),
            entry("vote", Set.of("conversation", "participant", "statement")),
            entry("votelog", Set.of("vote")),
            entry("analysis", Set.of("conversation", "statement", "vote", "node")),
            entry("results", Set.of("analysis", "conversation", "participant", "vote", "participation", "report")),
            entry("nextstatement", Set.of("conversation", "statement", "analysis")),
            entry("privacy", Set.of("participant", "vote", "statement", "analysis")),
            entry(
                    "participation",
                    Set.of(
                            "conversation",
                            "participant",
                            "statement",
                            "moderation",
                            "vote",
                            "nextstatement",
                            "analysis",
                            "abuse",
                            "privacy",
                            "report")),
            entry(
                    "report",
                    Set.of("conversation", "participant", "statement", "vote", "analysis", "votelog", "approval")),
            entry("release", Set.of("account", "approval", "conversation", "participant", "statement", "vote")),
            entry("catalogue", Set.of("conversation", "report", "transfer")),
            entry("integrity", Set.of("account", "approval")),
            entry("transfer", Set.of("account", "conversation", "participant", "statement", "vote", "analysis")),
            entry("embed", Set.of("conversation", "participation")),
            entry("webhook", Set.of("conversation", "participation")),
            entry("example", Set.of("account", "conversation", "participant", "statement", "vote", "analysis")),
            entry("admin", everything()),
            entry("cli", everything())));

    /** What stands under every feature: it knows none of them. */
    private static final Set<String> FOUNDATION = Set.of("platform", "i18n", "audit");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static Set<String> everything() {
        return Set.of(
                "abuse",
                "account",
                "analysis",
                "approval",
                "catalogue",
                "conversation",
                "embed",
                "example",
                "integrity",
                "metrics",
                "moderation",
                "nextstatement",
                "node",
                "participant",
                "participation",
                "privacy",
                "release",
                "report",
                "results",
                "site",
                "statement",
                "transfer",
                "vote",
                "votelog",
                "webhook");
    }

    @TestFactory
    Stream<DynamicTest> use_only_what_the_table_lets_them_use() {
        return ARROWS.entrySet().stream()
                .map(arrow -> DynamicTest.dynamicTest(arrow.getKey(), () -> holds(arrow.getKey(), arrow.getValue())));
    }

    private static void holds(String feature, Set<String> mayUse) {
        Set<String> allowed = new HashSet<>(mayUse);
        allowed.add(feature);
        if (!FOUNDATION.contains(feature) || feature.equals("audit")) {
            allowed.addAll(FOUNDATION);
        }
        if (feature.equals("platform")) {
            // Pages and errors are drawn in the reader's language, and i18n itself uses nothing.
            allowed.add("i18n");
        }
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + feature + "..")
                .should()
                .dependOnClassesThat(otherFeatureThan(allowed))
                .because(
                        feature + " may use " + mayUse + " besides " + FOUNDATION
                                + ": an arrow in the other direction would make the two one feature, which nobody can read or change alone")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> otherFeatureThan(Set<String> allowed) {
        return DescribedPredicate.describe(
                "belong to another feature",
                used -> featureOf(used)
                        .map(feature -> !allowed.contains(feature))
                        .orElse(false));
    }

    private static Optional<String> featureOf(JavaClass used) {
        String name = used.getPackageName();
        return name.startsWith(ROOT + ".")
                ? Optional.of(name.substring(ROOT.length() + 1).split("\\.")[0])
                : Optional.empty();
    }

    @Test
    void are_all_in_the_table() {
        Set<String> there =
                CLASSES.stream().flatMap(each -> featureOf(each).stream()).collect(Collectors.toSet());
        assertThat(ARROWS.keySet()).as("a package without a row in the table").containsAll(there);
    }

    @Test
    void form_no_circle() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a circle of features is one feature")
                .check(CLASSES);
    }

    @Test
    void of_the_platform_form_no_circle_either() {
        slices().matching(ROOT + ".platform.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
