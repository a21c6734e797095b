package dev.ravel.fetch;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.List;

/**
 * The HTTP/1.1 codec of a client that has one GET at a time on a connection. In place of the client's own, because that
 * one takes any 1xx but 100 and 103 for the final answer, believes one of two conflicting lengths, and leaves bytes
 * after the end of an answer to the next request, which then fails for another's fault.
 */
final class StrictCodec extends CombinedChannelDuplexHandler<HttpResponseDecoder, HttpRequestEncoder> {
    private final Decoder decoder;
    private boolean lent;

    StrictCodec(HttpDecoderConfig config) {
        this(new Decoder(config));
    }

    private StrictCodec(Decoder decoder) {
        super(decoder, new HttpRequestEncoder());
        this.decoder = decoder;
    }

    /** From here on another request has the connection. Returns whether one had it before. */
    boolean lend() {
        boolean before = lent;
        lent = true;
        decoder.heard = false;
        return before;
    }

    /** Whether any byte came for the request that has the connection. */
    boolean heard() {
        return decoder.heard;
    }

    private static final class Decoder extends HttpResponseDecoder {
        private static final int SWITCHING_PROTOCOLS = 101;

        private boolean heard;

        Decoder(HttpDecoderConfig config) {
            super(config);
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
            heard |= in.isReadable();
            int before = out.size();
            super.decode(context, in, out);
            if (out.size() > before) {
                inspect(in, out, before);
            }
        }

        /** RFC 9112, section 6.3: such a message ought to be handled as an error. */
        @Override
        protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
            throw new IllegalArgumentException("both Content-Length and Transfer-Encoding");
        }

        private static void inspect(ByteBuf in, List<Object> out, int first) {
            int last = out.size() - 1;
            if (interim(out.get(first))) {
                out.subList(first, out.size()).clear();
            } else if (out.get(last) instanceof LastHttpContent && excess(in)) {
                ReferenceCountUtil.release(out.get(last));
                out.set(last, excessive());
            }
        }

        private static boolean interim(Object message) {
            return message instanceof HttpResponse response
                    && response.decoderResult().isSuccess()
                    && response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                    && response.status().code() != SWITCHING_PROTOCOLS;
        }

        /** Stray line ends between messages are customary and harmless. */
        private static boolean excess(ByteBuf in) {
            return in.forEachByte(value -> value == '\r' || value == '\n') != -1;
        }

        private static LastHttpContent excessive() {
            LastHttpContent content = new DefaultLastHttpContent();
            content.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("bytes after the end")));
            return content;
        }
    }
}
