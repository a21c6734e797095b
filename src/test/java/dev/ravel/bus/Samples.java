package dev.ravel.bus;

import dev.ravel.bus.JobSettings.FileRules;
import dev.ravel.bus.Message.Acks;
import dev.ravel.bus.Message.Answer;
import dev.ravel.bus.Message.Beat;
import dev.ravel.bus.Message.Bye;
import dev.ravel.bus.Message.Call;
import dev.ravel.bus.Message.Claim;
import dev.ravel.bus.Message.Claims;
import dev.ravel.bus.Message.Job;
import dev.ravel.bus.Message.Join;
import dev.ravel.bus.Message.Lease;
import dev.ravel.bus.Message.Leaving;
import dev.ravel.bus.Message.Over;
import dev.ravel.bus.Message.Ready;
import dev.ravel.bus.Message.Refused;
import dev.ravel.bus.Message.Report;
import dev.ravel.bus.Message.Results;
import dev.ravel.bus.Message.Tasks;
import dev.ravel.config.OutputConfig.IfExists;
import dev.ravel.config.RequestConfig;
import dev.ravel.member.Hello;
import dev.ravel.politeness.BackOff;
import dev.ravel.politeness.Delay;
import dev.ravel.politeness.Pace;
import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import dev.ravel.work.Cause;
import dev.ravel.work.Kernel;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Retry;
import dev.ravel.work.Rules;
import dev.ravel.work.Span;
import dev.ravel.work.Stored;
import dev.ravel.work.Target;
import dev.ravel.work.Task;
import dev.ravel.work.Tried;
import dev.ravel.work.Waits;
import dev.ravel.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Messages of all shapes, by chance, the same for the same seed. */
final class Samples {
    /** Quotes, controls, other planes, and half a surrogate pair. */
    private static final List<String> CHARACTERS =
            List.of("a", "Z", "0", " ", "/", "\\", "\"", "\n", "\u0000", "\u007f", "é", "\u2028", "日", "😀", "\ud83d");

    private final Random random;
    private final FactSamples facts;

    Samples(long seed) {
        this.random = new Random(seed);
        this.facts = new FactSamples(random, this::text);
    }

    static Url url(String text) {
        try {
            return Url.parse(text);
        } catch (InvalidUrlException e) {
            throw new AssertionError(e);
        }
    }

    /** One of each type, in the order in which they are declared. */
    List<Message> messages() {
        return List.of(
                new Call(Message.PROTOCOL, word(), word(), word(), hex(32)),
                new Join(Message.PROTOCOL, word(), word(), word(), hex(32)),
                new Refused(word()),
                new Job(settings(), 1 + random.nextInt(100_000)),
                new Ready(some(() -> new Hello(word(), 1 + random.nextInt(100_000), kinds()))),
                new Tasks(some(this::lease)),
                new Results(some(() -> new Answer(positive(), result()))),
                new Claims(some(() -> new Claim(task(), hex(64), result()))),
                new Acks(some(this::positive), some(() -> hex(64))),
                new Beat(some(this::positive), some(this::positive)),
                new Leaving(),
                new Bye(text()),
                new Over(),
                new Report(facts.loop(), facts.process()));
    }

    private Lease lease() {
        return new Lease(positive(), random.nextInt(1000), task(), hex(64));
    }

    Task task() {
        return new Task(
                notNegative(),
                pick(works()),
                1 + random.nextInt(10),
                random.nextInt(10),
                maybe(this::span),
                waits(),
                some(() -> new Tried(span(), waits(), pick(Cause.values()), status())));
    }

    List<Work> works() {
        long from = random.nextInt();
        return List.of(
                new Work.Fetch(text(), url(), url(), random.nextBoolean(), target()),
                Work.Fetch.of(text(), url(), Target.NONE),
                new Work.Unusable(text()),
                new Work.Sum(from, from + random.nextInt(1000), pick(Kernel.values()), 1 + random.nextInt(9)),
                new Work.Block(random.nextInt(600_000)));
    }

    private Target target() {
        return new Target(word().replace('/', '_').replace('\\', '_'), maybe(() -> hex(64)), random.nextBoolean());
    }

    private Url url() {
        String port = random.nextBoolean() ? "" : ":" + (1 + random.nextInt(65_535));
        return pick(List.of(
                url("http://h" + port + "/" + random.nextInt()),
                url("https://xn--bcher-kva.example" + port + "/a?b=%20c&d"),
                url("http://[::1]" + port),
                url("http://127.0.0.1" + port + "/%E2%82%AC;p?" + random.nextInt())));
    }

    Result result() {
        return pick(results());
    }

    List<Result> results() {
        return List.of(
                new Result.Answered(span(), status(), notNegative(), maybe(() -> new Stored("file.html", hex(64)))),
                new Result.Redirected(span(), status(), text()),
                new Result.Refused(span(), status(), maybe(this::text)),
                new Result.Failed(span(), pick(Cause.values()), text(), status(), notNegative()),
                new Result.Unneeded(span(), status(), "exists"),
                new Result.Stale(span(), status(), text()),
                new Result.Halted(span(), text()),
                new Result.Computed(span(), random.nextLong()));
    }

    private Span span() {
        return new Span(word(), moment(), phase(), phase(), phase(), phase(), phase(), phase());
    }

    private Waits waits() {
        return random.nextBoolean() ? Waits.NONE : new Waits(length(), length());
    }

    JobSettings settings() {
        Rules rules = new Rules(Set.of(404, 410), random.nextInt(20), new Retry(3, length(), length(), 0.25));
        Optional<FileRules> files =
                maybe(() -> new FileRules(pick(IfExists.values()), 1 + random.nextInt(64), moment()));
        return new JobSettings(text(), kinds(), maybe(this::request), rules, files);
    }

    Ticket ticket() {
        return new Ticket(terms(), task(), maybe(this::moment));
    }

    private Terms terms() {
        Duration shortest = length();
        Delay delay = new Delay(shortest, shortest.plus(length()), Duration.ofMillis(1 + random.nextInt(1000)));
        BackOff backOff = new BackOff(shortest, shortest.plus(length()), 0.5, length());
        Pace pace = new Pace(random.nextInt(100), delay, length(), backOff);
        Routes routes = random.nextBoolean()
                ? Routes.byKind(16)
                : new Routes(Map.of(Kind.FETCH, "pages", Kind.SUM, "sums", Kind.BLOCK, "sums"), Map.of("h", "slow"), 3);
        return new Terms(word(), settings(), pace, random.nextBoolean() ? delay : Delay.NONE, routes);
    }

    /** One of each type, and one of each way in which a task may end. */
    List<Notice> notices() {
        return List.of(
                new Notice.Ended(new Outcome.Done(task(), result())),
                new Notice.Ended(new Outcome.Failed(task(), pick(Cause.values()), text(), maybe(this::result))),
                new Notice.Ended(new Outcome.Skipped(task(), word(), maybe(this::result))),
                new Notice.Ended(new Outcome.Expired(task())),
                new Notice.Dead(notNegative(), text(), text()),
                new Notice.Requeued(notNegative()),
                new Notice.Submitted(notNegative()));
    }

    private RequestConfig request() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Zulu", text());
        headers.put("Accept", text());
        return new RequestConfig(
                headers, Set.of(404, 304), 5, notNegative(), 30_000, 1000, 2000, 3000, maybe(this::text));
    }

    private Set<Kind> kinds() {
        Set<Kind> kinds = new HashSet<>();
        kinds.add(pick(Kind.values()));
        kinds.add(pick(Kind.values()));
        return kinds;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(12), 0, CHARACTERS.size()).forEach(at -> text.append(CHARACTERS.get(at)));
        return text.toString();
    }

    private String word() {
        return "w" + text().replaceAll("[\\p{Cc}\\u2028]", "_");
    }

    private String hex(int digits) {
        StringBuilder text = new StringBuilder();
        random.ints(digits, 0, 16).forEach(digit -> text.append(Character.forDigit(digit, 16)));
        return text.toString();
    }

    private Instant moment() {
        return Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE), random.nextInt(1_000_000_000));
    }

    private Duration length() {
        return Duration.ofSeconds(random.nextInt(100_000), random.nextInt(1_000_000_000));
    }

    private long phase() {
        return random.nextBoolean() ? 0 : random.nextLong(1L << 50);
    }

    private int status() {
        return random.nextInt(1000);
    }

    private long positive() {
        return 1 + random.nextLong(Long.MAX_VALUE);
    }

    private long notNegative() {
        return random.nextLong(Long.MAX_VALUE);
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> some(Supplier<T> value) {
        return Stream.generate(value).limit(random.nextInt(4)).toList();
    }

    private <T> T pick(List<? extends T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @SafeVarargs
    private final <T> T pick(T... all) {
        return all[random.nextInt(all.length)];
    }

    /** Many sets of messages, each by a seed of its own. */
    static Stream<Message> many(int sets) {
        return IntStream.range(0, sets).boxed().flatMap(seed -> new Samples(seed).messages().stream());
    }
}
