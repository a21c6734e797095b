package dev.ravel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.member.Extent;
import dev.ravel.member.Sink;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class ShareTest {
    private final Buffer taken = Buffer.buffer();
    private final Sink sink = new Sink() {
        @Override
        public boolean write(Buffer bytes) {
            taken.appendBuffer(bytes);
            return true;
        }

        @Override
        public void whenReady(Runnable action) {
            action.run();
        }
    };
    private boolean reached;

    private Share share(long from, long fresh, long end) {
        return new Share(
                sink,
                new Share.Bounds() {
                    @Override
                    public long beyond(long before) {
                        return before;
                    }

                    @Override
                    public void reached() {
                        reached = true;
                    }
                },
                from,
                fresh,
                end);
    }

    @Test
    void what_a_share_lacks_is_its_own_and_never_what_it_only_compared() {
        Share share = share(90, 100, 200);
        assertThat(share.rest()).contains(new Extent(100, 200));
        share.write(Buffer.buffer(new byte[5]));
        assertThat(share.rest()).contains(new Extent(100, 200));
        share.write(Buffer.buffer(new byte[25]));
        assertThat(share.rest()).contains(new Extent(120, 200));
        share.write(Buffer.buffer(new byte[80]));

        assertThat(share.rest()).isEmpty();
        assertThat(reached).isFalse();
    }

    @Test
    void a_share_that_only_compares_lacks_what_it_has_not_compared() {
        Share share = share(90, 100, 100);
        share.write(Buffer.buffer(new byte[4]));
        assertThat(share.rest()).contains(new Extent(94, 100));
        share.write(Buffer.buffer(new byte[6]));

        assertThat(share.rest()).isEmpty();
    }

    @Test
    void no_byte_behind_the_end_is_taken() {
        share(0, 0, 10).write(Buffer.buffer(new byte[11]));

        assertThat(taken.length()).isEqualTo(10);
        assertThat(reached).isTrue();
    }
}
