package dev.ravel.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.JobSettings;
import dev.ravel.bus.JobSettings.FileRules;
import dev.ravel.bus.Message.Report;
import dev.ravel.config.DeploymentConfig;
import dev.ravel.config.OutputConfig.IfExists;
import dev.ravel.config.ProbeConfig;
import dev.ravel.config.RequestConfig;
import dev.ravel.config.VertxConfig;
import dev.ravel.member.Coordinator;
import dev.ravel.member.Member;
import dev.ravel.probe.ProcessSampler;
import dev.ravel.work.Kernel;
import dev.ravel.work.Kind;
import dev.ravel.work.Result;
import dev.ravel.work.Retry;
import dev.ravel.work.Rules;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a node builds for a job, and which jobs it cannot serve. */
class InnerDeploymentTest {
    private static final long SECONDS = 60;
    private static final DeploymentConfig LOOP =
            new DeploymentConfig.EventLoop(1, 4, DeploymentConfig.SumOn.WORKERS, 2);

    @Test
    void it_serves_one_job_after_the_other() throws Exception {
        InnerDeployment inner = inner(EnumSet.allOf(Kind.class), Optional.empty());
        for (int i = 0; i < 2; i++) {
            CompletableFuture<Result> answer = new CompletableFuture<>();
            List<Member> members = done(inner.open(job(Set.of(Kind.SUM), Optional.empty()), results(answer)));
            members.get(0).take(Task.first(0, new Work.Sum(0, 10, Kernel.PLAIN, 1)));

            assertThat(answer.get(SECONDS, TimeUnit.SECONDS)).isInstanceOfSatisfying(Result.Computed.class, result -> {
                assertThat(result.value()).isEqualTo(45);
            });
            Report report = done(inner.close());
            assertThat(report.process().rssPeakBytes()).isPresent();
        }
    }

    @Test
    void a_node_with_nowhere_to_put_bodies_serves_the_rest_of_the_job() throws Exception {
        InnerDeployment inner = inner(EnumSet.allOf(Kind.class), Optional.empty());

        List<Member> members =
                done(inner.open(job(Set.of(Kind.FETCH, Kind.SUM), rules()), results(new CompletableFuture<>())));

        assertThat(members)
                .hasSize(2)
                .noneMatch(member -> member.hello().kinds().contains(Kind.FETCH));
        assertThat(done(inner.close())).isNotNull();
    }

    @Test
    void a_node_with_nowhere_to_put_bodies_refuses_a_job_of_downloads() throws Exception {
        assertRefused(
                inner(EnumSet.allOf(Kind.class), Optional.empty())
                        .open(job(Set.of(Kind.FETCH), rules()), results(new CompletableFuture<>())),
                "its conf has no output.files, and the job keeps what it fetches");
    }

    @Test
    void a_node_for_other_kinds_refuses_the_job() throws Exception {
        assertRefused(
                inner(EnumSet.of(Kind.FETCH), Optional.of(Path.of("files")))
                        .open(job(Set.of(Kind.SUM), Optional.empty()), results(new CompletableFuture<>())),
                "it serves no kind of task that the job has");
    }

    private static void assertRefused(Future<List<Member>> opening, String words) throws Exception {
        assertThat(opening.toCompletionStage()
                        .toCompletableFuture()
                        .handle((members, thrown) -> thrown)
                        .get(SECONDS, TimeUnit.SECONDS))
                .hasMessage(words);
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    private static InnerDeployment inner(Set<Kind> kinds, Optional<Path> files) {
        ProbeConfig probe = new ProbeConfig(true, 5, 20);
        return new InnerDeployment(
                new NodeSettings(LOOP, new VertxConfig(1000, 2000, 60_000, true), probe, files, kinds, ""),
                ProcessSampler::new);
    }

    private static JobSettings job(Set<Kind> kinds, Optional<FileRules> files) {
        RequestConfig request = new RequestConfig(Map.of(), Set.of(), 10, 0, 1000, 1000, 1000, 1000, Optional.empty());
        Rules rules = new Rules(Set.of(), 10, new Retry(1, Duration.ofMillis(1), Duration.ofMillis(1), 0));
        return new JobSettings(
                "job", kinds, Optional.of(request).filter(any -> kinds.contains(Kind.FETCH)), rules, files);
    }

    private static Optional<FileRules> rules() {
        return Optional.of(new FileRules(IfExists.REPLACE, 1, Instant.EPOCH));
    }

    private static Coordinator results(CompletableFuture<Result> answer) {
        return new Coordinator() {
            @Override
            public void joined(Member member) {}

            @Override
            public void answered(Member member, Task task, Result result) {
                answer.complete(result);
            }

            @Override
            public void late(Task task, Result result) {}

            @Override
            public void leaving(Member member) {}

            @Override
            public void left(Member member) {}
        };
    }
}
