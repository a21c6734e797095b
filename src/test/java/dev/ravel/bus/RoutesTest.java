package dev.ravel.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.work.Kernel;
import dev.ravel.work.Kind;
import dev.ravel.work.Target;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static final Routes ROUTES = new Routes(
            Map.of(Kind.FETCH, "fetch", Kind.SUM, "heavy", Kind.BLOCK, "block"), Map.of("slow.test", "slow"), 8);

    private static Task fetch(String url) {
        return Task.first(1, Work.Fetch.of(url, Samples.url(url), Target.NONE));
    }

    @Test
    void a_computation_goes_to_the_queue_of_its_kind() {
        assertThat(ROUTES.of(Task.first(1, new Work.Sum(0, 9, Kernel.WIDE, 1)))).isEqualTo("heavy");
        assertThat(ROUTES.of(Task.first(1, new Work.Block(1)))).isEqualTo("block");
    }

    @Test
    void all_fetches_of_one_host_and_port_go_to_one_shard() {
        String shard = ROUTES.of(fetch("http://a.test/1"));

        assertThat(shard).matches("fetch\\.[0-7]");
        assertThat(ROUTES.of(fetch("http://A.test:80/2?b"))).isEqualTo(shard);
    }

    /** Changing it would let two owners ask one host while versions are mixed. */
    @Test
    void the_shard_of_a_host_is_the_same_in_every_version() {
        assertThat(ROUTES.of(fetch("http://a.test/"))).isEqualTo("fetch.3");
        assertThat(ROUTES.of(fetch("https://example.org/"))).isEqualTo("fetch.7");
    }

    @Test
    void many_hosts_use_every_shard() {
        Set<String> shards = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            shards.add(ROUTES.of(fetch("http://h" + i + "/")));
        }
        assertThat(shards).hasSize(8);
    }

    @Test
    void a_host_may_have_a_queue_of_its_own() {
        assertThat(ROUTES.of(fetch("http://slow.test:81/"))).startsWith("slow.");
    }

    @Test
    void a_hop_goes_where_its_host_is() {
        Task task = fetch("http://a.test/");
        Work.Fetch work = (Work.Fetch) task.work();
        Task hop = Task.first(1, work.hop(Samples.url("http://slow.test/")));

        assertThat(ROUTES.of(hop)).startsWith("slow.");
    }

    @Test
    void only_queues_of_fetches_are_divided() {
        assertThat(ROUTES.sharded("fetch")).isTrue();
        assertThat(ROUTES.sharded("slow")).isTrue();
        assertThat(ROUTES.sharded("heavy")).isFalse();
        assertThat(Routes.byKind(4).sharded("fetch")).isTrue();
    }
}
