package dev.ravel.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ravel.bus.CallerEnd.Joined;
import dev.ravel.bus.Message.Bye;
import dev.ravel.bus.Message.Call;
import dev.ravel.bus.Message.Join;
import dev.ravel.bus.Message.Leaving;
import dev.ravel.bus.Message.Over;
import dev.ravel.bus.NodeEnd.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HandshakeTest {
    private static final String SECRET = "a secret of some length";
    private static final String VERSION = "0.1.0";
    private static final Call CALL = call(Message.PROTOCOL, VERSION, "session-1");

    private final CallerEnd caller = new CallerEnd(SECRET, CALL);
    private final NodeEnd node = new NodeEnd(SECRET, "10.0.0.2:5701", VERSION);

    private static Call call(int protocol, String version, String session) {
        return new Call(protocol, version, "run-1", session, Nonce.fresh());
    }

    @Test
    void who_shares_the_secret_can_talk_in_both_directions() throws Exception {
        Answer answer = node.answer(caller.call());
        Joined joined = caller.join(answer.join());

        assertThat(answer.call()).isEqualTo(CALL);
        assertThat(joined.join().node()).isEqualTo("10.0.0.2:5701");
        assertThat(answer.seal().open(joined.seal().close(new Over()))).isEqualTo(new Over());
        assertThat(joined.seal().open(answer.seal().close(new Leaving()))).isEqualTo(new Leaving());
    }

    @Test
    void without_a_secret_everybody_is_let_in() throws Exception {
        CallerEnd open = new CallerEnd("", CALL);
        Answer answer = new NodeEnd("", "child-1", VERSION).answer(open.call());
        Joined joined = open.join(answer.join());

        assertThat(joined.seal().open(answer.seal().close(new Leaving()))).isEqualTo(new Leaving());
    }

    @Test
    void a_node_with_another_secret_is_refused_by_name() throws Exception {
        for (String other : new String[] {"", "another", SECRET + " "}) {
            byte[] join =
                    new NodeEnd(other, "n1", VERSION).answer(caller.call()).join();

            RefusedException refused = catchThrowableOfType(RefusedException.class, () -> caller.join(join));

            assertThat(refused).hasMessage("node n1 does not know the secret");
            assertThat(node.refused(refused.reply())).contains("node n1 does not know the secret");
        }
    }

    @Test
    void a_coordinator_with_another_secret_is_not_believed() throws Exception {
        CallerEnd liar = new CallerEnd("", CALL);
        NodeEnd open = new NodeEnd("", "n1", VERSION);
        Answer honest = node.answer(liar.call());
        Joined own = liar.join(open.answer(liar.call()).join());

        assertThatThrownBy(() -> honest.seal().open(own.seal().close(new Over())))
                .isInstanceOf(RubbishException.class)
                .hasMessage("a frame that nobody vouches for");
    }

    @Test
    void a_node_of_another_version_is_refused_with_both_versions() throws Exception {
        RefusedException atNode = catchThrowableOfType(
                RefusedException.class, () -> new NodeEnd(SECRET, "n1", "0.2.0").answer(caller.call()));
        assertThat(atNode).hasMessage("the coordinator is Ravel 0.1.0 (protocol 1); this is 0.2.0 (protocol 1)");

        assertThatThrownBy(() -> caller.join(atNode.reply()))
                .isInstanceOf(RefusedException.class)
                .hasMessage("node n1 is Ravel 0.2.0 (protocol 1); this is 0.1.0 (protocol 1)");
    }

    @Test
    void a_coordinator_of_another_protocol_is_refused_with_both() {
        byte[] later = new CallerEnd(SECRET, call(2, "0.2.0", "session-1")).call();

        assertThatThrownBy(() -> node.answer(later))
                .isInstanceOf(RefusedException.class)
                .hasMessage("the coordinator is Ravel 0.2.0 (protocol 2); this is 0.1.0 (protocol 1)");
    }

    @Test
    void a_node_of_another_protocol_is_refused_with_both() {
        Join later = new Join(2, "0.2.0", "n1", "", "");
        byte[] join = Seal.ofNode(new byte[Hmac.LENGTH]).close(Frame.Kind.JOIN, later);

        assertThatThrownBy(() -> caller.join(join))
                .isInstanceOf(RefusedException.class)
                .hasMessage("node n1 is Ravel 0.2.0 (protocol 2); this is 0.1.0 (protocol 1)");
    }

    @Test
    void an_answer_to_another_session_is_dropped() throws Exception {
        CallerEnd earlier = new CallerEnd(SECRET, call(Message.PROTOCOL, VERSION, "session-0"));
        byte[] join = node.answer(earlier.call()).join();

        assertThatThrownBy(() -> caller.join(join))
                .isInstanceOf(RubbishException.class)
                .hasMessage("a join of another session");
    }

    @Test
    void an_answer_to_a_call_that_was_made_up_is_refused() throws Exception {
        CallerEnd lookalike = new CallerEnd(SECRET, call(Message.PROTOCOL, VERSION, "session-1"));
        byte[] join = node.answer(lookalike.call()).join();

        assertThatThrownBy(() -> caller.join(join)).isInstanceOf(RefusedException.class);
    }

    @Test
    void a_join_that_comes_twice_counts_once() throws Exception {
        byte[] join = node.answer(caller.call()).join();
        caller.join(join);

        assertThatThrownBy(() -> caller.join(join))
                .isInstanceOf(RubbishException.class)
                .hasMessage("a join that was heard before");
    }

    @Test
    void a_node_may_join_again_with_another_link() throws Exception {
        Joined first = caller.join(node.answer(caller.call()).join());
        Answer again = node.answer(caller.call());
        Joined second = caller.join(again.join());
        byte[] frame = again.seal().close(new Leaving());

        assertThatThrownBy(() -> first.seal().open(frame)).isInstanceOf(RubbishException.class);
        assertThat(second.seal().open(frame)).isEqualTo(new Leaving());
    }

    @Test
    void a_join_with_any_byte_changed_lets_nobody_in() throws Exception {
        byte[] join = node.answer(caller.call()).join();
        for (int at = 0; at < join.length; at++) {
            byte[] changed = join.clone();
            changed[at] ^= 1;

            assertThatThrownBy(() -> caller.join(changed))
                    .isInstanceOfAny(RubbishException.class, RefusedException.class);
        }
        assertThat(caller.join(join).join().node()).isEqualTo("10.0.0.2:5701");
    }

    @Test
    void frames_in_the_wrong_place_are_rubbish() throws Exception {
        Answer answer = node.answer(caller.call());
        Joined joined = caller.join(answer.join());
        byte[] sealed = answer.seal().close(new Leaving());

        assertThatThrownBy(() -> caller.join(caller.call())).isInstanceOf(RubbishException.class);
        assertThatThrownBy(() -> caller.join(sealed)).isInstanceOf(RubbishException.class);
        assertThatThrownBy(() -> caller.join(new byte[0])).isInstanceOf(RubbishException.class);
        assertThatThrownBy(() -> node.answer(answer.join())).isInstanceOf(RubbishException.class);
        assertThatThrownBy(() -> node.answer(sealed)).isInstanceOf(RubbishException.class);
        assertThatThrownBy(() -> joined.seal().open(caller.call())).isInstanceOf(RubbishException.class);
        assertThatThrownBy(() -> joined.seal().open(answer.join())).isInstanceOf(RubbishException.class);
    }

    @Test
    void a_frame_that_says_join_and_holds_something_else_is_rubbish() {
        byte[] bye = Frame.sealed(Frame.Kind.JOIN, 0, new byte[Hmac.LENGTH], Codec.encode(new Bye("b")));

        assertThatThrownBy(() -> caller.join(bye))
                .isInstanceOf(RubbishException.class)
                .hasMessage("not a Join");
    }

    @Test
    void the_secret_never_travels() throws Exception {
        Answer answer = node.answer(caller.call());
        Joined joined = caller.join(answer.join());

        assertThat(text(caller.call())).doesNotContain(SECRET);
        assertThat(text(answer.join())).doesNotContain(SECRET);
        assertThat(text(joined.seal().close(new Over()))).doesNotContain(SECRET);
    }

    private static String text(byte[] frame) {
        return new String(frame, StandardCharsets.ISO_8859_1);
    }
}
