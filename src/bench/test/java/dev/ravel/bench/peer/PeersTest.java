package dev.ravel.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeersTest {
    private final Programs programs = new Programs(Map.of());

    @Test
    void the_list_that_comes_along_can_be_read() throws Exception {
        List<Peer> peers = Peers.parse(Files.readString(Path.of("src/bench/peers.json")));

        assertThat(peers)
                .extracting(Peer::name)
                .contains("ravel", "ravel-archive", "wget2", "go")
                .doesNotHaveDuplicates();
        assertThat(peers).filteredOn(Peer::ceiling).extracting(Peer::name).containsExactly("h2load", "wrk");
        assertThat(peers).noneMatch(peer -> peer.commands().isEmpty());
    }

    @Test
    void a_peer_does_the_kinds_of_work_that_it_has_a_command_for() {
        Peer peer = one("{'name':'p','pages':'get {urls}','without':['warm']}");

        assertThat(peer.command("pages19", "pages")).isPresent();
        assertThat(peer.command("warm", "pages")).isEmpty();
        assertThat(peer.command("sum", "sum")).isEmpty();
    }

    @Test
    void a_peer_of_the_command_line_is_a_name_and_a_command() {
        Peer peer = Peer.parse("mine=./get -x=1 {urls}");

        assertThat(peer.name()).isEqualTo("mine");
        assertThat(peer.command("pages19", "pages").orElseThrow().words()).containsExactly("./get", "-x=1", "{urls}");
        assertThatIllegalArgumentException().isThrownBy(() -> Peer.parse("./get"));
    }

    @Test
    void a_program_that_is_not_there_is_named() throws Exception {
        assertThat(programs.missing(one("{'name':'p','pages':'no-such-program {urls}'}")))
                .contains("there is no no-such-program");
        assertThat(programs.missing(one("{'name':'p','pages':'x','prepare':'no-such-compiler x'}")))
                .contains("there is no no-such-compiler");
    }

    @Test
    void a_program_that_is_there_is_not_missing() throws Exception {
        assertThat(programs.missing(one("{'name':'p','pages':'sh -c x','sum':'/bin/sh -c x','prepare':'true'}")))
                .isEmpty();
    }

    @Test
    void a_peer_that_cannot_be_prepared_is_left_out() throws Exception {
        assertThat(programs.missing(one("{'name':'p','pages':'{java} x','prepare':'false 1'}")))
                .contains("this failed: false 1");
    }

    private static Peer one(String json) {
        return Peers.parse("[" + json.replace('\'', '"') + "]").get(0);
    }
}
