package dev.ravel.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;

/** The rules of the house, for any base package: so that planted violations can show that they bite. */
final class Floors {
    /** Two packages on one height do not see each other. The ground floor has two steps: url, and above it the rest. */
    static final Map<String, Integer> HEIGHT = Map.ofEntries(
            Map.entry("url", 0),
            Map.entry("work", 1),
            Map.entry("politeness", 1),
            Map.entry("jvm", 10),
            Map.entry("config", 10),
            Map.entry("member", 10),
            Map.entry("source", 20),
            Map.entry("fetch", 20),
            Map.entry("compute", 20),
            Map.entry("files", 20),
            Map.entry("journal", 20),
            Map.entry("probe", 20),
            Map.entry("lab", 20),
            Map.entry("bus", 25),
            Map.entry("cluster", 27),
            Map.entry("engine", 30),
            Map.entry("remote", 35),
            Map.entry("queue", 37),
            Map.entry("report", 40),
            Map.entry("runs", 40),
            Map.entry("timeline", 44),
            Map.entry("verify", 45),
            Map.entry("trace", 46),
            Map.entry("compare", 46),
            Map.entry("page", 48),
            Map.entry("deploy", 50),
            Map.entry("", 60));

    private static final int GROUND = 1;

    private final String base;

    Floors(String base) {
        this.base = base;
    }

    /** A package stands only on those below it. */
    ArchRule onlyDownwards() {
        return classes().that(inTheHouse()).should(new ArchCondition<>("depend only on packages of lower floors") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> climbs(item, dependency))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        });
    }

    private boolean climbs(JavaClass from, Dependency dependency) {
        JavaClass to = dependency.getTargetClass();
        if (!to.getPackageName().startsWith(base) || room(from).equals(room(to))) {
            return false;
        }
        return height(to) >= height(from);
    }

    /** The ground floor knows the JDK only. */
    ArchRule groundKnowsTheJdkOnly() {
        return noClasses()
                .that(onTheGround())
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("are outside the JDK and the house") {
                    @Override
                    public boolean test(JavaClass type) {
                        String name = type.getPackageName();
                        return !type.isPrimitive()
                                && !type.isArray()
                                && !name.startsWith("java.")
                                && !name.startsWith(base);
                    }
                });
    }

    /** On the ground floor, time, chance and the outside world come in as arguments. */
    ArchRule groundIsPure() {
        return noClasses()
                .that(onTheGround())
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat(
                        resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "java.util.random..")
                                .and(not(type(java.net.IDN.class))));
    }

    /** JSON is decoded at the edges. */
    ArchRule jsonStaysInCodecs() {
        return noClasses()
                .that(inTheHouse())
                .and()
                .resideOutsideOfPackage(base + ".config..")
                .and()
                .haveSimpleNameNotEndingWith("Codec")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.core.json..");
    }

    /** Verticles are deployed in one place. */
    ArchRule onlyDeployDeploys() {
        return noClasses()
                .that(inTheHouse())
                .and()
                .resideOutsideOfPackage(base + ".deploy..")
                .should()
                .callMethodWhere(new DescribedPredicate<>("it deploys a verticle") {
                    @Override
                    public boolean test(com.tngtech.archunit.core.domain.JavaMethodCall call) {
                        return call.getName().equals("deployVerticle");
                    }
                });
    }

    private DescribedPredicate<JavaClass> inTheHouse() {
        return new DescribedPredicate<>("are in " + base) {
            @Override
            public boolean test(JavaClass type) {
                return type.getPackageName().startsWith(base);
            }
        };
    }

    private DescribedPredicate<JavaClass> onTheGround() {
        return new DescribedPredicate<>("are on the ground floor") {
            @Override
            public boolean test(JavaClass type) {
                return type.getPackageName().startsWith(base) && height(type) <= GROUND;
            }
        };
    }

    private int height(JavaClass type) {
        Integer height = HEIGHT.get(room(type));
        if (height == null) {
            throw new IllegalStateException("no floor is given for " + type.getName());
        }
        return height;
    }

    /** The first part of the package below the base. */
    private String room(JavaClass type) {
        String below = type.getPackageName().substring(base.length());
        if (below.isEmpty()) {
            return "";
        }
        int end = below.indexOf('.', 1);
        return below.substring(1, end < 0 ? below.length() : end);
    }
}
