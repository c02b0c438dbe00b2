package casebook.command;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import casebook.log.Proposal;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;

/** What keeps the rules readable: they know the business, and neither the log, nor HTTP, nor a clock. */
@AnalyzeClasses(packages = "casebook.command", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] TOPICS = {
        "casebook.command.deciding..",
        "casebook.command.partnership..",
        "casebook.command.plans..",
        "casebook.command.cases.."
    };

    @ArchTest
    static final ArchRule topics_form_no_cycles =
            slices().matching("casebook.command.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rules_know_neither_http_nor_the_log = noClasses()
            .that()
            .resideInAnyPackage(TOPICS)
            .and()
            .haveNameNotMatching(".*Controller(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "casebook.log..",
                    "casebook.codec..",
                    "casebook.web..",
                    "casebook.command.http..",
                    "casebook.command.dispatching..",
                    "org.springframework.web..",
                    "org.springframework.http..",
                    "jakarta..",
                    "java.io..",
                    "java.nio.file..",
                    "com.mongodb..");

    @ArchTest
    static final ArchRule rules_look_at_no_clock = noClasses()
            .that()
            .resideInAnyPackage(TOPICS)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethodWhere(target(nameStartingWith("now")).and(target(owner(resideInAPackage("java.time..")))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    static final ArchRule the_log_is_written_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("casebook.command.recording..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Proposal.class);
}
