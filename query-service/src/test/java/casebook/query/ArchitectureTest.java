package casebook.query;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import casebook.query.projecting.View;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashSet;
import java.util.Set;

@AnalyzeClasses(packages = "casebook.query", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> CLOCKS = Set.of("java.time.Clock", "java.time.InstantSource");

    /** Whatever of ours a view uses to fold, and to derive more from what it folded, wherever it stands. */
    private static DescribedPredicate<JavaClass> folds(JavaClasses ours) {
        Set<JavaClass> folds = new HashSet<>();
        ours.that(assignableTo(View.class)).forEach(view -> reach(view, folds));
        return describe("folds", folds::contains);
    }

    private static void reach(JavaClass type, Set<JavaClass> reached) {
        if (type.getPackageName().startsWith("casebook.query") && reached.add(type)) {
            type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .map(JavaClass::getBaseComponentType)
                    .forEach(target -> reach(target, reached));
        }
    }

    private static boolean tellsTheTime(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return switch (access.getName()) {
            case "now" -> owner.startsWith("java.time.");
            case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
            case "<init>" -> owner.equals("java.util.Date") || owner.equals("java.util.GregorianCalendar");
            case "getInstance" -> owner.equals("java.util.Calendar");
            default -> CLOCKS.contains(owner);
        };
    }

    @ArchTest
    static void folds_know_no_framework_and_no_store(JavaClasses ours) {
        noClasses()
                .that(folds(ours))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.axonframework..",
                        "com.mongodb..",
                        "org.bson..",
                        "java.io..",
                        "java.nio..",
                        "java.net.http..",
                        "casebook.web..",
                        "casebook.codec..",
                        "casebook.query.reading..")
                .check(ours);
    }

    @ArchTest
    static void folds_know_no_clock(JavaClasses ours) {
        classes()
                .that(folds(ours))
                .should(not(accessTargetWhere(describe("the time is asked for", ArchitectureTest::tellsTheTime))))
                .check(ours);
    }

    @ArchTest
    static void what_a_fold_uses_is_a_fold(JavaClasses ours) {
        assertThat(ours.that(folds(ours)))
                .extracting(JavaClass::getSimpleName)
                .contains("Cases", "CaseView", "Draft", "NextDue", "Rag", "Slip", "State", "PlanView", "Approval")
                .doesNotContain("CasesEndpoint", "Projection");
    }

    @ArchTest
    static final ArchRule topics_form_no_cycles =
            slices().matching("casebook.query.(*)..").should().beFreeOfCycles();
}
