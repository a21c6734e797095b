package dev.ravel.bus;

import static dev.ravel.bus.RubbishException.unless;

import dev.ravel.bus.Block.Reading;
import dev.ravel.bus.BlockWriter.Writing;
import dev.ravel.bus.Forms.Form;
import dev.ravel.work.Cause;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Stored;
import java.io.IOException;
import java.util.List;

/** Spells what a hop or a computation gave. */
final class ResultCodec {
    static final Labels<Cause> CAUSES = new Labels<>(Cause.class, Cause::label);

    static final Forms<Result> FORMS = new Forms<>(List.of(
            form("answered", Result.Answered.class, ResultCodec::writeAnswered, ResultCodec::readAnswered),
            form("redirected", Result.Redirected.class, ResultCodec::writeRedirected, ResultCodec::readRedirected),
            form("refused", Result.Refused.class, ResultCodec::writeRefused, ResultCodec::readRefused),
            form("failed", Result.Failed.class, ResultCodec::writeFailed, ResultCodec::readFailed),
            form("unneeded", Result.Unneeded.class, ResultCodec::writeUnneeded, ResultCodec::readUnneeded),
            form("stale", Result.Stale.class, ResultCodec::writeStale, ResultCodec::readStale),
            form("halted", Result.Halted.class, ResultCodec::writeHalted, ResultCodec::readHalted),
            form("computed", Result.Computed.class, ResultCodec::writeComputed, ResultCodec::readComputed)));

    private static final int LAST_STATUS = 999;

    private ResultCodec() {}

    private static <R extends Result> Form<Result, R> form(
            String name, Class<R> type, Writing<R> writing, Reading<R> reading) {
        return new Form<>(name, type, spanAnd(writing), reading);
    }

    /** Every result has a span. */
    private static <R extends Result> Writing<R> spanAnd(Writing<R> writing) {
        return (out, result) -> {
            out.block("span", SpanCodec::write, result.span());
            writing.write(out, result);
        };
    }

    private static Span span(Block result) throws RubbishException {
        return result.block("span", SpanCodec::read);
    }

    static int status(Block result) throws RubbishException {
        return result.smallNumber("status", 0, LAST_STATUS);
    }

    private static long bytes(Block result) throws RubbishException {
        return result.number("bytes", 0, Long.MAX_VALUE);
    }

    private static void writeAnswered(BlockWriter out, Result.Answered answered) throws IOException {
        out.number("status", answered.status());
        out.number("bytes", answered.bytes());
        out.block("stored", ResultCodec::writeStored, answered.stored());
    }

    private static Result.Answered readAnswered(Block answered) throws RubbishException {
        return new Result.Answered(
                span(answered),
                status(answered),
                bytes(answered),
                answered.optionalBlock("stored", ResultCodec::readStored));
    }

    private static void writeStored(BlockWriter out, Stored stored) throws IOException {
        out.text("file", stored.file());
        out.text("sha256", stored.sha256());
    }

    private static Stored readStored(Block stored) throws RubbishException {
        String file = stored.text("file");
        unless(WorkCodec.isName(file), "has a file that is no name");
        return new Stored(file, WorkCodec.hash(stored));
    }

    private static void writeRedirected(BlockWriter out, Result.Redirected redirected) throws IOException {
        out.number("status", redirected.status());
        out.text("location", redirected.location());
    }

    private static Result.Redirected readRedirected(Block redirected) throws RubbishException {
        return new Result.Redirected(span(redirected), status(redirected), redirected.text("location"));
    }

    private static void writeRefused(BlockWriter out, Result.Refused refused) throws IOException {
        out.number("status", refused.status());
        out.text("retryAfter", refused.retryAfter());
    }

    private static Result.Refused readRefused(Block refused) throws RubbishException {
        return new Result.Refused(span(refused), status(refused), refused.optionalText("retryAfter"));
    }

    private static void writeFailed(BlockWriter out, Result.Failed failed) throws IOException {
        out.text("cause", CAUSES.of(failed.cause()));
        out.text("detail", failed.detail());
        out.number("status", failed.status());
        out.number("bytes", failed.bytes());
    }

    private static Result.Failed readFailed(Block failed) throws RubbishException {
        return new Result.Failed(
                span(failed), CAUSES.read(failed, "cause"), failed.text("detail"), status(failed), bytes(failed));
    }

    private static void writeUnneeded(BlockWriter out, Result.Unneeded unneeded) throws IOException {
        out.number("status", unneeded.status());
        out.text("rule", unneeded.rule());
    }

    private static Result.Unneeded readUnneeded(Block unneeded) throws RubbishException {
        return new Result.Unneeded(span(unneeded), status(unneeded), unneeded.word("rule"));
    }

    private static void writeStale(BlockWriter out, Result.Stale stale) throws IOException {
        out.number("status", stale.status());
        out.text("detail", stale.detail());
    }

    private static Result.Stale readStale(Block stale) throws RubbishException {
        return new Result.Stale(span(stale), status(stale), stale.text("detail"));
    }

    private static void writeHalted(BlockWriter out, Result.Halted halted) throws IOException {
        out.text("reason", halted.reason());
    }

    private static Result.Halted readHalted(Block halted) throws RubbishException {
        return new Result.Halted(span(halted), halted.text("reason"));
    }

    private static void writeComputed(BlockWriter out, Result.Computed computed) throws IOException {
        out.number("value", computed.value());
    }

    private static Result.Computed readComputed(Block computed) throws RubbishException {
        return new Result.Computed(span(computed), computed.number("value", Long.MIN_VALUE, Long.MAX_VALUE));
    }
}
