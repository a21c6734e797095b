package dev.ravel.remote;

import dev.ravel.member.Hello;
import dev.ravel.member.Member;
import dev.ravel.work.Task;

/** One of a node's members, from when it is ready until the node is lost: after that there is another one in its place. */
final class RemoteMember implements Member {
    private final RemoteNode node;
    private final int index;
    private final Hello hello;
    private final Mailbox mailbox;

    RemoteMember(RemoteNode node, int index, Hello hello, Mailbox mailbox) {
        this.node = node;
        this.index = index;
        this.hello = hello;
        this.mailbox = mailbox;
    }

    @Override
    public Hello hello() {
        return hello;
    }

    RemoteNode node() {
        return node;
    }

    int index() {
        return index;
    }

    @Override
    public void take(Task task) {
        mailbox.put(() -> node.lease(this, task));
    }
}
