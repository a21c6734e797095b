package dev.ravel.bus;

import dev.ravel.bus.Block.Reading;
import dev.ravel.bus.BlockWriter.Writing;
import dev.ravel.bus.Forms.Form;
import dev.ravel.bus.Notice.Dead;
import dev.ravel.bus.Notice.Ended;
import dev.ravel.bus.Notice.Requeued;
import dev.ravel.bus.Notice.Submitted;
import dev.ravel.work.Outcome;
import dev.ravel.work.Task;
import java.io.IOException;
import java.util.List;

/** Notices as bytes: one JSON object each. What was written is read back equal. */
public final class NoticeCodec {
    private static final Forms<Outcome> OUTCOMES = new Forms<>(List.of(
            new Form<>("done", Outcome.Done.class, NoticeCodec::writeDone, NoticeCodec::readDone),
            new Form<>("failed", Outcome.Failed.class, NoticeCodec::writeFailed, NoticeCodec::readFailed),
            new Form<>("skipped", Outcome.Skipped.class, NoticeCodec::writeSkipped, NoticeCodec::readSkipped),
            new Form<>("expired", Outcome.Expired.class, NoticeCodec::writeTask, NoticeCodec::readExpired)));

    private static final Forms<Notice> FORMS = new Forms<>(List.of(
            new Form<>(
                    "ended",
                    Ended.class,
                    (out, ended) -> OUTCOMES.write(out, ended.outcome()),
                    ended -> new Ended(OUTCOMES.read(ended))),
            new Form<>("dead", Dead.class, NoticeCodec::writeDead, NoticeCodec::readDead),
            new Form<>(
                    "requeued",
                    Requeued.class,
                    (out, back) -> out.number("ordinal", back.ordinal()),
                    back -> new Requeued(ordinal(back))),
            new Form<>(
                    "submitted",
                    Submitted.class,
                    (out, all) -> out.number("total", all.total()),
                    all -> new Submitted(all.number("total", 0, Long.MAX_VALUE)))));

    private NoticeCodec() {}

    public static byte[] encode(Notice notice) {
        Writing<Notice> writing = (out, all) -> {
            out.number("ravel", TicketCodec.FORMAT);
            out.block("notice", FORMS::write, all);
        };
        return BlockWriter.bytes(writing, notice);
    }

    /** Reads what may have been written by anybody, or by another version. */
    public static Notice decode(byte[] bytes) throws RubbishException {
        RubbishException.unless(bytes.length <= Codec.LONGEST_MESSAGE, "is too long");
        Reading<Notice> reading = block -> {
            TicketCodec.format(block);
            return block.block("notice", FORMS::read);
        };
        return BlockReader.read(bytes).as(reading);
    }

    private static long ordinal(Block block) throws RubbishException {
        return block.number("ordinal", 0, Long.MAX_VALUE);
    }

    private static void writeTask(BlockWriter out, Outcome outcome) throws IOException {
        out.block("task", TaskCodec::write, outcome.task());
    }

    private static Task task(Block outcome) throws RubbishException {
        Reading<Task> reading = TaskCodec::read;
        return outcome.block("task", reading);
    }

    private static void writeLast(BlockWriter out, Outcome outcome) throws IOException {
        out.block("result", ResultCodec.FORMS::write, outcome.last());
    }

    private static void writeDone(BlockWriter out, Outcome.Done done) throws IOException {
        writeTask(out, done);
        writeLast(out, done);
    }

    private static Outcome.Done readDone(Block done) throws RubbishException {
        return new Outcome.Done(task(done), done.block("result", ResultCodec.FORMS::read));
    }

    private static void writeFailed(BlockWriter out, Outcome.Failed failed) throws IOException {
        writeTask(out, failed);
        out.text("cause", ResultCodec.CAUSES.of(failed.cause()));
        out.text("detail", failed.detail());
        writeLast(out, failed);
    }

    private static Outcome.Failed readFailed(Block failed) throws RubbishException {
        return new Outcome.Failed(
                task(failed),
                ResultCodec.CAUSES.read(failed, "cause"),
                failed.text("detail"),
                failed.optionalBlock("result", ResultCodec.FORMS::read));
    }

    private static void writeSkipped(BlockWriter out, Outcome.Skipped skipped) throws IOException {
        writeTask(out, skipped);
        out.text("rule", skipped.rule());
        writeLast(out, skipped);
    }

    private static Outcome.Skipped readSkipped(Block skipped) throws RubbishException {
        return new Outcome.Skipped(
                task(skipped), skipped.word("rule"), skipped.optionalBlock("result", ResultCodec.FORMS::read));
    }

    private static Outcome.Expired readExpired(Block expired) throws RubbishException {
        return new Outcome.Expired(task(expired));
    }

    private static void writeDead(BlockWriter out, Dead dead) throws IOException {
        out.number("ordinal", dead.ordinal());
        out.text("label", dead.label());
        out.text("reason", dead.reason());
    }

    private static Dead readDead(Block dead) throws RubbishException {
        return new Dead(ordinal(dead), dead.text("label"), dead.text("reason"));
    }
}
