package dev.ravel.queue;

import dev.ravel.bus.JobSettings;
import dev.ravel.bus.Message.Report;
import dev.ravel.engine.Shift;
import dev.ravel.member.Member;
import dev.ravel.remote.Premises;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** The members for one job: deployed when they are needed, given up, and deployed again. */
final class Staff {
    private final JobSettings job;
    private final Premises premises;
    private State state = State.GONE;
    private Optional<Report> report = Optional.empty();

    private enum State {
        GONE,
        COMING,
        HERE
    }

    Staff(JobSettings job, Premises premises) {
        this.job = job;
        this.premises = premises;
    }

    Premises premises() {
        return premises;
    }

    boolean here() {
        return state == State.HERE;
    }

    boolean gone() {
        return state == State.GONE;
    }

    /** Deploys them, for the shift; fails, in words, where that cannot be. */
    Future<Void> call(Shift shift) {
        state = State.COMING;
        return premises.open(job, shift).transform(opened -> {
            if (opened.failed()) {
                state = State.GONE;
                return Future.failedFuture(opened.cause());
            }
            if (state == State.COMING) {
                come(shift, opened.result());
            }
            return Future.succeededFuture();
        });
    }

    private void come(Shift shift, List<Member> members) {
        state = State.HERE;
        shift.staff(members);
    }

    /** Takes them down; says what they have cost so far, if they were ever there. Never fails. */
    Future<Optional<Report>> dismiss() {
        if (state != State.GONE) {
            state = State.GONE;
            return premises.close().map(this::and);
        }
        return Future.succeededFuture(report);
    }

    /** What the process cost is counted from its beginning. */
    private Optional<Report> and(Report later) {
        report = Optional.of(report.map(earlier -> new Report(later.loop().and(earlier.loop()), later.process()))
                .orElse(later));
        return report;
    }
}
