package dev.ravel.bus;

import static dev.ravel.bus.RubbishException.unless;

import dev.ravel.bus.Block.Reading;
import dev.ravel.bus.BlockWriter.Writing;
import dev.ravel.bus.Forms.Form;
import dev.ravel.bus.Message.Acks;
import dev.ravel.bus.Message.Beat;
import dev.ravel.bus.Message.Bye;
import dev.ravel.bus.Message.Call;
import dev.ravel.bus.Message.Claims;
import dev.ravel.bus.Message.Job;
import dev.ravel.bus.Message.Join;
import dev.ravel.bus.Message.Leaving;
import dev.ravel.bus.Message.Over;
import dev.ravel.bus.Message.Ready;
import dev.ravel.bus.Message.Refused;
import dev.ravel.bus.Message.Report;
import dev.ravel.bus.Message.Results;
import dev.ravel.bus.Message.Tasks;
import dev.ravel.member.Hello;
import dev.ravel.work.Task;
import java.io.IOException;
import java.util.List;

/** Messages as bytes: one JSON object each, typed by its only key. What was written is read back equal. */
public final class Codec {
    /** In bytes. */
    public static final int LONGEST_MESSAGE = 16 << 20;

    static final Forms<Message> FORMS = new Forms<>(List.of(
            new Form<>("call", Call.class, GreetingCodec::writeCall, GreetingCodec::readCall),
            new Form<>("join", Join.class, GreetingCodec::writeJoin, GreetingCodec::readJoin),
            new Form<>("refused", Refused.class, GreetingCodec::writeRefused, GreetingCodec::readRefused),
            new Form<>("job", Job.class, Codec::writeJob, Codec::readJob),
            new Form<>("ready", Ready.class, Codec::writeReady, Codec::readReady),
            new Form<>("tasks", Tasks.class, LeaseCodec::writeTasks, LeaseCodec::readTasks),
            new Form<>("results", Results.class, LeaseCodec::writeResults, LeaseCodec::readResults),
            new Form<>("claims", Claims.class, LeaseCodec::writeClaims, LeaseCodec::readClaims),
            new Form<>("acks", Acks.class, LeaseCodec::writeAcks, LeaseCodec::readAcks),
            new Form<>("beat", Beat.class, LeaseCodec::writeBeat, LeaseCodec::readBeat),
            new Form<>("leaving", Leaving.class, nothing(), block -> new Leaving()),
            new Form<>("bye", Bye.class, (out, bye) -> out.text("reason", bye.reason()), Codec::readBye),
            new Form<>("over", Over.class, nothing(), block -> new Over()),
            new Form<>("report", Report.class, Codec::writeReport, Codec::readReport)));

    private Codec() {}

    /** Throws {@link IllegalArgumentException} for a message of more than {@link #LONGEST_MESSAGE}. */
    public static byte[] encode(Message message) {
        byte[] bytes = BlockWriter.bytes(FORMS::write, message);
        if (bytes.length > LONGEST_MESSAGE) {
            throw new IllegalArgumentException("a message of " + bytes.length + " bytes is too long");
        }
        return bytes;
    }

    /** A task as it stands in messages: equal tasks give the same bytes. */
    public static byte[] encode(Task task) {
        return BlockWriter.bytes(TaskCodec::write, task);
    }

    /** Reads bytes that may have come from anybody. */
    public static Message decode(byte[] bytes) throws RubbishException {
        unless(bytes.length <= LONGEST_MESSAGE, "is too long");
        return BlockReader.read(bytes).as(FORMS::read);
    }

    private static <M> Writing<M> nothing() {
        return (out, message) -> {};
    }

    private static void writeJob(BlockWriter out, Job job) throws IOException {
        out.block("settings", SettingsCodec::write, job.settings());
        out.number("leaseMs", job.leaseMs());
    }

    private static Job readJob(Block job) throws RubbishException {
        Reading<JobSettings> settings = SettingsCodec::read;
        return new Job(job.block("settings", settings), job.number("leaseMs", 1, Integer.MAX_VALUE));
    }

    private static void writeReady(BlockWriter out, Ready ready) throws IOException {
        out.blocks("members", Codec::writeHello, ready.members());
    }

    private static Ready readReady(Block ready) throws RubbishException {
        return new Ready(ready.blocks("members", Codec::readHello));
    }

    private static void writeHello(BlockWriter out, Hello hello) throws IOException {
        out.text("lane", hello.lane());
        out.number("slots", hello.slots());
        out.texts("kinds", SettingsCodec.KINDS.of(hello.kinds()));
    }

    private static Hello readHello(Block hello) throws RubbishException {
        return new Hello(
                hello.word("lane"),
                hello.smallNumber("slots", 1, Integer.MAX_VALUE),
                SettingsCodec.KINDS.set(hello, "kinds"));
    }

    private static Bye readBye(Block bye) throws RubbishException {
        return new Bye(bye.text("reason"));
    }

    private static void writeReport(BlockWriter out, Report report) throws IOException {
        out.block("loop", FactsCodec::writeLoop, report.loop());
        out.block("process", FactsCodec::writeProcess, report.process());
    }

    private static Report readReport(Block report) throws RubbishException {
        return new Report(report.block("loop", FactsCodec::readLoop), report.block("process", FactsCodec::readProcess));
    }
}
