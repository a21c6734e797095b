package dev.ravel.deploy;

import dev.ravel.member.Coordinator;
import dev.ravel.member.Member;
import dev.ravel.work.Result;
import dev.ravel.work.Task;

/** Stands for a coordinator that is there later than those who speak to it, but before they have anything to say. */
class Relay implements Coordinator {
    private volatile Coordinator target;

    final void to(Coordinator coordinator) {
        target = coordinator;
    }

    @Override
    public void joined(Member member) {
        target.joined(member);
    }

    @Override
    public void answered(Member member, Task task, Result result) {
        target.answered(member, task, result);
    }

    @Override
    public void late(Task task, Result result) {
        target.late(task, result);
    }

    @Override
    public void leaving(Member member) {
        target.leaving(member);
    }

    @Override
    public void left(Member member) {
        target.left(member);
    }
}
