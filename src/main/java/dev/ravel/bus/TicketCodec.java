package dev.ravel.bus;

import static dev.ravel.bus.RubbishException.unless;

import dev.ravel.bus.Block.Reading;
import dev.ravel.bus.BlockWriter.Writing;
import dev.ravel.politeness.BackOff;
import dev.ravel.politeness.Delay;
import dev.ravel.politeness.Pace;
import dev.ravel.work.Kind;
import dev.ravel.work.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tickets as bytes: two JSON objects, each on a line, of which the first is the same for all tasks of a job and is made
 * and read only once. What was written is read back equal. For use by one thread at a time.
 */
public final class TicketCodec {
    /** Raised with every change of what stands on a broker. */
    public static final int FORMAT = 1;

    private static final int JOBS = 64;
    private static final int MAX_SHARDS = 1024;

    private final Map<Terms, byte[]> written = lately();
    private final Map<String, Terms> read = lately();

    private static <K, V> Map<K, V> lately() {
        return new LinkedHashMap<>(JOBS, 1, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > JOBS;
            }
        };
    }

    public byte[] encode(Ticket ticket) {
        byte[] terms = written.computeIfAbsent(ticket.terms(), all -> BlockWriter.bytes(TicketCodec::writeTerms, all));
        byte[] task = BlockWriter.bytes(TicketCodec::writeTicket, ticket);
        byte[] both = new byte[terms.length + 1 + task.length];
        System.arraycopy(terms, 0, both, 0, terms.length);
        both[terms.length] = '\n';
        System.arraycopy(task, 0, both, terms.length + 1, task.length);
        return both;
    }

    /** Reads what may have been written by anybody, or by another version. */
    public Ticket decode(byte[] bytes) throws RubbishException {
        unless(bytes.length <= Codec.LONGEST_MESSAGE, "is too long");
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        unless(end >= 0, "is no ticket");
        Terms terms = terms(text.substring(0, end));
        Reading<Ticket> ticket = block -> readTicket(terms, block);
        return BlockReader.read(text.substring(end + 1).getBytes(StandardCharsets.UTF_8))
                .as(ticket);
    }

    private Terms terms(String text) throws RubbishException {
        Terms known = read.get(text);
        if (known == null) {
            Reading<Terms> reading = TicketCodec::readTerms;
            known = BlockReader.read(text.getBytes(StandardCharsets.UTF_8)).as(reading);
            read.put(text, known);
        }
        return known;
    }

    private static void writeTicket(BlockWriter out, Ticket ticket) throws IOException {
        out.block("task", TaskCodec::write, ticket.task());
        if (ticket.expiresAt().isPresent()) {
            out.moment("expiresAt", ticket.expiresAt().get());
        }
    }

    private static Ticket readTicket(Terms terms, Block ticket) throws RubbishException {
        Reading<Task> task = TaskCodec::read;
        return new Ticket(
                terms,
                ticket.block("task", task),
                ticket.has("expiresAt") ? Optional.of(ticket.moment("expiresAt")) : Optional.empty());
    }

    private static void writeTerms(BlockWriter out, Terms terms) throws IOException {
        out.number("ravel", FORMAT);
        out.text("job", terms.job());
        out.block("settings", SettingsCodec::write, terms.settings());
        out.block("pace", TicketCodec::writePace, terms.pace());
        out.block("pause", TicketCodec::writeDelay, terms.pause());
        out.block("routes", TicketCodec::writeRoutes, terms.routes());
    }

    private static Terms readTerms(Block terms) throws RubbishException {
        format(terms);
        Reading<JobSettings> settings = SettingsCodec::read;
        return new Terms(
                terms.word("job"),
                terms.block("settings", settings),
                terms.block("pace", TicketCodec::readPace),
                terms.block("pause", TicketCodec::readDelay),
                terms.block("routes", TicketCodec::readRoutes));
    }

    /** What another version wrote is not guessed at. */
    static void format(Block block) throws RubbishException {
        long format = block.number("ravel", 0, Long.MAX_VALUE);
        unless(format == FORMAT, "is of format " + format + ", and this Ravel reads " + FORMAT);
    }

    private static void writePace(BlockWriter out, Pace pace) throws IOException {
        out.number("perHost", pace.perHost());
        out.block("delay", TicketCodec::writeDelay, pace.delay());
        out.length("apart", pace.apart());
        out.block("backOff", TicketCodec::writeBackOff, pace.backOff());
    }

    private static Pace readPace(Block pace) throws RubbishException {
        return new Pace(
                pace.smallNumber("perHost", 0, Integer.MAX_VALUE),
                pace.block("delay", TicketCodec::readDelay),
                pace.length("apart"),
                pace.block("backOff", TicketCodec::readBackOff));
    }

    private static void writeDelay(BlockWriter out, Delay delay) throws IOException {
        out.length("min", delay.min());
        out.length("max", delay.max());
        out.length("step", delay.step());
    }

    private static Delay readDelay(Block delay) throws RubbishException {
        return possible(() -> new Delay(delay.length("min"), delay.length("max"), delay.length("step")));
    }

    private static void writeBackOff(BlockWriter out, BackOff backOff) throws IOException {
        out.length("first", backOff.first());
        out.length("most", backOff.most());
        out.decimal("jitter", backOff.jitter());
        out.length("maxRetryAfter", backOff.maxRetryAfter());
    }

    private static BackOff readBackOff(Block backOff) throws RubbishException {
        return possible(() -> new BackOff(
                backOff.length("first"),
                backOff.length("most"),
                backOff.decimal("jitter"),
                backOff.length("maxRetryAfter")));
    }

    private static void writeRoutes(BlockWriter out, Routes routes) throws IOException {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            kinds.put(kind.label(), routes.kinds().get(kind));
        }
        Writing<String> queue = (pair, name) -> pair.text("queue", name);
        out.pairs("kinds", kinds, queue);
        out.pairs("hosts", new TreeMap<>(routes.hosts()), queue);
        out.number("shards", routes.shards());
    }

    private static Routes readRoutes(Block routes) throws RubbishException {
        Reading<String> queue = pair -> pair.word("queue");
        Map<String, String> labels = routes.pairs("kinds", queue);
        Map<Kind, String> kinds = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            unless(labels.containsKey(kind.label()), "has no queue for a kind");
            kinds.put(kind, labels.get(kind.label()));
        }
        return new Routes(kinds, routes.pairs("hosts", queue), routes.smallNumber("shards", 1, MAX_SHARDS));
    }

    private interface Making<T> {
        T make() throws RubbishException;
    }

    private static <T> T possible(Making<T> making) throws RubbishException {
        try {
            return making.make();
        } catch (IllegalArgumentException e) {
            throw new RubbishException("has a time that cannot be");
        }
    }
}
