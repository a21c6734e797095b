package dev.ravel.remote;

import dev.ravel.member.Coordinator;
import dev.ravel.member.Member;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told. */
final class FakeEngine implements Coordinator {
    final List<Member> members = new ArrayList<>();
    final List<Member> leaving = new ArrayList<>();
    final List<Member> left = new ArrayList<>();
    final List<Told> answered = new ArrayList<>();
    final List<Told> late = new ArrayList<>();

    record Told(Task task, Result result) {}

    @Override
    public void joined(Member member) {
        members.add(member);
    }

    @Override
    public void answered(Member member, Task task, Result result) {
        answered.add(new Told(task, result));
    }

    @Override
    public void late(Task task, Result result) {
        late.add(new Told(task, result));
    }

    @Override
    public void leaving(Member member) {
        leaving.add(member);
    }

    @Override
    public void left(Member member) {
        left.add(member);
        members.remove(member);
    }

    /** The member that runs in this lane. */
    Member member(String lane) {
        return members.stream()
                .filter(member -> member.hello().lane().equals(lane))
                .findFirst()
                .orElseThrow();
    }
}
