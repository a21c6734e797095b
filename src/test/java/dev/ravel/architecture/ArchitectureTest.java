package dev.ravel.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.ravel.Slow;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@Slow(14)
class ArchitectureTest {
    private static final String PLANTED = "dev.ravel.architecture.planted";
    private static final Path SOURCES = Path.of("src/main/java");

    private final JavaClasses house = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.ravel");
    private final JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);
    private final Floors floors = new Floors("dev.ravel");
    private final Floors ofPlanted = new Floors(PLANTED);

    @Test
    void a_package_stands_only_on_those_below_it() {
        floors.onlyDownwards().check(house);
    }

    @Test
    void the_ground_floor_knows_the_jdk_only() {
        floors.groundKnowsTheJdkOnly().check(house);
    }

    @Test
    void the_ground_floor_is_pure() {
        floors.groundIsPure().check(house);
    }

    @Test
    void json_is_decoded_at_the_edges() {
        floors.jsonStaysInCodecs().check(house);
    }

    @Test
    void only_deploy_deploys() {
        floors.onlyDeployDeploys().check(house);
    }

    @Test
    void every_package_says_what_it_is_for() {
        Set<String> packages = house.stream().map(type -> type.getPackageName()).collect(Collectors.toSet());

        assertThat(packages).isNotEmpty().allSatisfy(name -> assertThat(
                        SOURCES.resolve(name.replace('.', '/')).resolve("package-info.java"))
                .exists());
    }

    @Test
    void planted_violations_are_found() {
        refuses(ofPlanted.onlyDownwards(), "planted.fetch.SeesItsNeighbour", "planted.work.SeesTheEngine");
        refuses(ofPlanted.groundKnowsTheJdkOnly(), "planted.work.KnowsVertx");
        refuses(ofPlanted.groundIsPure(), "planted.work.HasAClock");
        refuses(ofPlanted.jsonStaysInCodecs(), "planted.engine.Loop");
        refuses(ofPlanted.onlyDeployDeploys(), "planted.engine.Loop");
    }

    private void refuses(ArchRule rule, String... names) {
        assertThatThrownBy(() -> rule.check(planted))
                .isInstanceOf(AssertionError.class)
                .satisfies(error -> {
                    for (String name : names) {
                        assertThat(error).hasMessageContaining(name);
                    }
                });
    }
}
