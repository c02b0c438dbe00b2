package casebook.query;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import casebook.query.projecting.Recorded;
import casebook.query.projecting.View;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

@AnalyzeClasses(packages = "casebook.query", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> RULES_AND_STATE =
            Set.of("NextDue", "Rag", "Slip", "Target", "Responsibility", "Report", "Closing", "State");

    /** The views, the documents that they fold, and the rules by which more is derived from these. */
    private static final DescribedPredicate<JavaClass> FOLDS = describe(
            "folds",
            type -> (assignableTo(View.class).test(type) && !type.isInterface())
                    || type.isEquivalentTo(Recorded.class)
                    || type.getSimpleName().endsWith("View")
                    || RULES_AND_STATE.contains(type.getSimpleName()));

    @ArchTest
    static final ArchRule folds_know_no_framework_and_no_store = noClasses()
            .that(FOLDS)
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
                    "casebook.query.reading..");

    @ArchTest
    static final ArchRule folds_know_no_clock = classes()
            .that(FOLDS)
            .should(not(callMethodWhere(describe(
                    "the time of day is asked for",
                    call -> call.getName().equals("now")
                            || call.getTargetOwner().getName().equals("java.time.Clock")))));

    @ArchTest
    static final ArchRule topics_form_no_cycles =
            slices().matching("casebook.query.(*)..").should().beFreeOfCycles();
}
