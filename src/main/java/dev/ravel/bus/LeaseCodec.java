package dev.ravel.bus;

import dev.ravel.bus.Message.Acks;
import dev.ravel.bus.Message.Answer;
import dev.ravel.bus.Message.Beat;
import dev.ravel.bus.Message.Claim;
import dev.ravel.bus.Message.Claims;
import dev.ravel.bus.Message.Lease;
import dev.ravel.bus.Message.Results;
import dev.ravel.bus.Message.Tasks;
import java.io.IOException;

/** Spells what is said of leases. */
final class LeaseCodec {
    private static final String LEASES = "leases";
    private static final String CLAIMS = "claims";

    private LeaseCodec() {}

    static void writeTasks(BlockWriter out, Tasks tasks) throws IOException {
        out.blocks(LEASES, LeaseCodec::writeLease, tasks.leases());
    }

    static Tasks readTasks(Block tasks) throws RubbishException {
        return new Tasks(tasks.blocks(LEASES, LeaseCodec::readLease));
    }

    private static void writeLease(BlockWriter out, Lease lease) throws IOException {
        out.number("number", lease.number());
        out.number("member", lease.member());
        out.block("task", TaskCodec::write, lease.task());
        out.text("seal", lease.seal());
    }

    private static Lease readLease(Block lease) throws RubbishException {
        return new Lease(
                number(lease, "number"),
                lease.smallNumber("member", 0, Integer.MAX_VALUE),
                lease.block("task", TaskCodec::read),
                lease.word("seal"));
    }

    static void writeResults(BlockWriter out, Results results) throws IOException {
        out.blocks("answers", LeaseCodec::writeAnswer, results.answers());
    }

    static Results readResults(Block results) throws RubbishException {
        return new Results(results.blocks("answers", LeaseCodec::readAnswer));
    }

    private static void writeAnswer(BlockWriter out, Answer answer) throws IOException {
        out.number("lease", answer.lease());
        out.block("result", ResultCodec.FORMS::write, answer.result());
    }

    private static Answer readAnswer(Block answer) throws RubbishException {
        return new Answer(number(answer, "lease"), answer.block("result", ResultCodec.FORMS::read));
    }

    static void writeClaims(BlockWriter out, Claims claims) throws IOException {
        out.blocks(CLAIMS, LeaseCodec::writeClaim, claims.claims());
    }

    static Claims readClaims(Block claims) throws RubbishException {
        return new Claims(claims.blocks(CLAIMS, LeaseCodec::readClaim));
    }

    private static void writeClaim(BlockWriter out, Claim claim) throws IOException {
        out.block("task", TaskCodec::write, claim.task());
        out.text("seal", claim.seal());
        out.block("result", ResultCodec.FORMS::write, claim.result());
    }

    private static Claim readClaim(Block claim) throws RubbishException {
        return new Claim(
                claim.block("task", TaskCodec::read),
                claim.word("seal"),
                claim.block("result", ResultCodec.FORMS::read));
    }

    static void writeAcks(BlockWriter out, Acks acks) throws IOException {
        out.numbers(LEASES, acks.leases());
        out.texts(CLAIMS, acks.claims());
    }

    static Acks readAcks(Block acks) throws RubbishException {
        return new Acks(acks.numbers(LEASES), acks.texts(CLAIMS));
    }

    static void writeBeat(BlockWriter out, Beat beat) throws IOException {
        out.numbers("held", beat.held());
        out.numbers("answered", beat.answered());
    }

    static Beat readBeat(Block beat) throws RubbishException {
        return new Beat(beat.numbers("held"), beat.numbers("answered"));
    }

    private static long number(Block lease, String name) throws RubbishException {
        return lease.number(name, 1, Long.MAX_VALUE);
    }
}
