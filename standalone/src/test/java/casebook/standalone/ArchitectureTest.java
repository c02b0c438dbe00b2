package casebook.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.stereotype.Component;

/** The dependencies that docs/decisions and the README promise. */
@AnalyzeClasses(packages = "casebook", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaMethodCall> THE_TIME_OF_DAY = describe(
            "the time of day is asked for",
            call -> call.getTargetOwner().getPackageName().startsWith("java.time")
                    && (call.getName().equals("now") || call.getName().startsWith("system")));

    private static final DescribedPredicate<JavaClass> AGGREGATES =
            describe("aggregates", type -> type.isAnnotatedWith(Aggregate.class));

    @ArchTest
    static final ArchRule the_services_do_not_know_each_other =
            slices().matching("casebook.(command|query)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule what_they_share_knows_neither = noClasses()
            .that()
            .resideInAnyPackage("casebook.events..", "casebook.codec..", "casebook.log..", "casebook.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("casebook.command..", "casebook.query..", "casebook.standalone..");

    @ArchTest
    static final ArchRule events_depend_on_the_jdk_and_json_annotations_alone = classes()
            .that()
            .resideInAPackage("casebook.events..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..", "casebook.events..", "com.fasterxml.jackson.annotation..", "org.jspecify.annotations.."));

    @ArchTest
    static final ArchRule the_log_knows_no_events_and_no_framework = noClasses()
            .that()
            .resideInAPackage("casebook.log..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "casebook.events..", "casebook.codec..", "org.axonframework..", "org.springframework..");

    @ArchTest
    static final ArchRule events_ask_for_no_time =
            classes().that().resideInAPackage("casebook.events..").should(not(callMethodWhere(THE_TIME_OF_DAY)));

    @ArchTest
    static final ArchRule aggregates_touch_no_io = noClasses()
            .that(AGGREGATES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..", "java.nio..", "java.net.http..", "com.mongodb..", "casebook.log..", "casebook.web..");

    @ArchTest
    static final ArchRule topics_form_no_cycles =
            slices().matching("casebook.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule components_are_injected_by_constructor = noClasses()
            .that()
            .areAnnotatedWith(Component.class)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired");
}
