package dev.ravel.report.live;

import dev.ravel.engine.RunListener;
import dev.ravel.engine.Standstill;
import dev.ravel.member.Hello;
import dev.ravel.url.HostKey;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Several listeners as one: each hears everything, in the order of the list. */
public record Listeners(List<RunListener> all) implements RunListener {
    public Listeners {
        all = List.copyOf(all);
    }

    @Override
    public void read(int tasks) {
        all.forEach(listener -> listener.read(tasks));
    }

    @Override
    public void submitted(int tasks) {
        all.forEach(listener -> listener.submitted(tasks));
    }

    @Override
    public void started(Task task, Hello member) {
        all.forEach(listener -> listener.started(task, member));
    }

    @Override
    public void givenBack(Task task, Hello member) {
        all.forEach(listener -> listener.givenBack(task, member));
    }

    @Override
    public void answered(Task task, Result result, Hello member) {
        all.forEach(listener -> listener.answered(task, result, member));
    }

    @Override
    public void postponed(Task task, Instant at) {
        all.forEach(listener -> listener.postponed(task, at));
    }

    @Override
    public void standing(Optional<Standstill> standstill) {
        all.forEach(listener -> listener.standing(standstill));
    }

    @Override
    public void crowded(Optional<HostKey> host) {
        all.forEach(listener -> listener.crowded(host));
    }

    @Override
    public void late(Task task, Result result) {
        all.forEach(listener -> listener.late(task, result));
    }

    @Override
    public void passedOver(Task task) {
        all.forEach(listener -> listener.passedOver(task));
    }

    @Override
    public void unserved(Set<Kind> kinds) {
        all.forEach(listener -> listener.unserved(kinds));
    }

    @Override
    public void ended(Outcome outcome) {
        all.forEach(listener -> listener.ended(outcome));
    }
}
