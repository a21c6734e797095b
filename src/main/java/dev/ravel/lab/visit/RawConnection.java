package dev.ravel.lab.visit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** The connection below HTTP: bytes go out as they are, inside TLS where there is some. */
public final class RawConnection {
    /** Vert.x's name of the handler that makes bytes of answers; what is written at its place goes on below it. */
    private static final String ENCODER = "httpEncoder";

    private final Channel channel;

    RawConnection(HttpConnection connection) {
        this.channel = ((ConnectionBase) connection).channel();
    }

    /** Writes bytes as they are and then does something, unless the client has gone by then. The bytes are released. */
    public void write(ByteBuf bytes, Runnable next) {
        ChannelHandlerContext encoder = channel.pipeline().context(ENCODER);
        ChannelFuture unused = encoder.writeAndFlush(bytes).addListener(written -> {
            if (written.isSuccess()) {
                next.run();
            }
        });
    }

    /** Ends the connection with a TCP reset: no FIN, and no farewell of TLS. What was not yet sent is lost. */
    void reset() {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.unsafe().close(channel.voidPromise());
    }
}
