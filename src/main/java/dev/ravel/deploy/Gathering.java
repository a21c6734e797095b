package dev.ravel.deploy;

import dev.ravel.member.Coordinator;
import dev.ravel.member.Member;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import java.util.ArrayList;
import java.util.List;

/** Keeps the members that say hello to it, and hands on what they answer. */
final class Gathering implements Coordinator {
    private final Coordinator results;
    private final List<Member> members = new ArrayList<>();

    Gathering(Coordinator results) {
        this.results = results;
    }

    /** In the order of their hellos. */
    synchronized List<Member> all() {
        return List.copyOf(members);
    }

    @Override
    public synchronized void joined(Member member) {
        members.add(member);
    }

    @Override
    public void answered(Member member, Task task, Result result) {
        results.answered(member, task, result);
    }

    @Override
    public void late(Task task, Result result) {
        results.late(task, result);
    }

    @Override
    public void leaving(Member member) {
        results.leaving(member);
    }

    @Override
    public void left(Member member) {
        results.left(member);
    }
}
