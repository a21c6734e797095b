package dev.ravel.fetch;

import dev.ravel.member.Draft;
import dev.ravel.member.Held;
import dev.ravel.member.Origin;
import dev.ravel.member.Part;
import dev.ravel.member.Storage;
import dev.ravel.member.StorageException;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientResponse;
import java.util.Optional;
import java.util.function.Function;

/**
 * One hop whose body goes to a file: looks what is there of it, asks for what is missing, and hands an answer that fits
 * to a {@link Transfer}. Settles exactly once, and not before the part is in nobody's hands any more.
 */
final class FileHop extends Activity implements Exchange.Owner {
    private static final int NOT_MODIFIED = 304;

    private final Requests requests;
    private final Work.Fetch fetch;
    private final Promise<Result> promise = Promise.promise();
    private Draft draft;
    private Ask asked;
    private Exchange first;
    private Answer answer;
    private int status;
    private boolean opening;
    private Fault whileOpening;
    private Transfer transfer;

    FileHop(FetchContext context, Requests requests, Task task) {
        super(context, task.ordinal());
        this.requests = requests;
        this.fetch = (Work.Fetch) task.work();
    }

    Future<Result> start(Storage storage, Task task) {
        step(() -> storage.look(task).onComplete(step(this::looked))).run();
        return promise.future();
    }

    private void looked(AsyncResult<Draft> looking) {
        if (looking.failed()) {
            settle(Causes.storing(looking.cause()));
        } else {
            draft = looking.result();
            asked = ask();
            first = exchange(asked, this);
            first.start();
        }
    }

    /** Only what came from this very URL can be gone on with: validators of different URLs say nothing of each other. */
    private Ask ask() {
        String url = fetch.at().toString();
        Optional<Held> held = draft.held().filter(part -> !requests.ranged() && part.from(url));
        if (held.isPresent()) {
            return Ask.Range.of(held.get(), url);
        }
        Ask.Whole whole = new Ask.Whole(draft.segments() > 1);
        return draft.older().map(time -> (Ask) new Ask.Newer(time, whole)).orElse(whole);
    }

    Exchange exchange(Ask ask, Exchange.Owner owner) {
        return new Exchange(context(), ordinal(), requests.line(fetch, ask), owner);
    }

    @Override
    public void headed(HttpClientResponse response) {
        status = response.statusCode();
        if (asked instanceof Ask.Range range && (status == Ask.PARTIAL || status == Ask.UNSATISFIABLE)) {
            headed(range, response);
        } else if (asked instanceof Ask.Newer && status == NOT_MODIFIED) {
            answer = Answer.notModified();
            first.read(response, PageHop.DRAIN_BYTES);
        } else {
            answer = Answer.of(response, context().settings().rules());
            answered(response);
        }
    }

    private void headed(Ask.Range range, HttpClientResponse response) {
        if (status == Ask.PARTIAL && range.fits(response)) {
            // With what was there it is what 200 would have brought: an outcome must not tell how often a run was cut
            // off.
            status = Answers.OK;
            if (tooLong(range.origin().length())) {
                return;
            }
            Body body = paused(response, Long.MAX_VALUE);
            open(draft.resume(), part -> Transfer.rest(this, part, body, range));
        } else {
            first.stop();
            mistrust(StorageException.stale("status " + status + ", but not for the rest of the part that was there"));
        }
    }

    private void answered(HttpClientResponse response) {
        if (Answer.endless(status)) {
            conclude();
            first.stop();
        } else if (answer.wanted()) {
            Answers.Head head = Answers.head(response, fetch.at().toString(), !requests.ranged());
            if (tooLong(head.arrival().origin().map(Origin::length).orElse(0L))) {
                return;
            }
            Body body = paused(response, context().limits().body());
            open(draft.begin(head.arrival()), part -> Transfer.whole(this, part, body, head));
        } else {
            first.read(response, PageHop.DRAIN_BYTES);
        }
    }

    /** Of several connections none would see that the whole is more than the limit. */
    private boolean tooLong(long length) {
        boolean tooLong = length > context().limits().body();
        if (tooLong) {
            first.stop();
            settle(context().limits().excess());
        }
        return tooLong;
    }

    private Body paused(HttpClientResponse response, long limit) {
        Body body = first.read(response, limit);
        body.pause();
        return body;
    }

    private void open(Future<Part> part, Function<Part, Transfer> then) {
        opening = true;
        part.onComplete(step(opened -> opened(opened, then)));
    }

    private void opened(AsyncResult<Part> opened, Function<Part, Transfer> then) {
        opening = false;
        if (opened.failed()) {
            first.stop();
            settle(Causes.storing(opened.cause()));
        } else if (whileOpening != null) {
            opened.result().abort().onComplete(step(closed -> settle(whileOpening)));
        } else {
            transfer = then.apply(opened.result());
            transfer.start();
        }
    }

    @Override
    public void whole() {
        step(() -> {
                    if (transfer == null) {
                        conclude();
                    } else {
                        transfer.firstEnded();
                    }
                })
                .run();
    }

    /** Of an answer whose body nobody wants, the head is all that matters. */
    @Override
    public void broken(Fault fault) {
        step(() -> {
                    if (transfer != null) {
                        transfer.firstBroke(fault);
                    } else if (answer != null && !answer.wanted()) {
                        conclude();
                    } else if (opening) {
                        whileOpening = fault;
                    } else {
                        settle(fault);
                    }
                })
                .run();
    }

    /** The program is at fault: what is open is closed, and no more. */
    @Override
    void crashed(Failure failure) {
        if (first != null) {
            first.stop();
        }
        if (transfer != null) {
            transfer.crashed(failure);
        } else if (opening) {
            whileOpening = failure;
        } else {
            settle(failure);
        }
    }

    /** No deadline of its own: its exchanges have theirs. */
    @Override
    void check(long now) {}

    Draft draft() {
        return draft;
    }

    Exchange first() {
        return first;
    }

    /** What was there was wrong, or what came: nothing of it is left, and no more of its sort is asked for. */
    void mistrust(StorageException spoilt) {
        draft.drop().onComplete(step(dropped -> {
            if (dropped.succeeded()) {
                settle(spoilt::result);
            } else {
                // Asking again would only find it again.
                settle(Causes.storing(dropped.cause()));
            }
        }));
    }

    void settle(Fault fault) {
        settle(fault.result(span(), status, bytes()));
    }

    private Span span() {
        return first == null ? new Timing().span(context().settings().lane().name()) : first.span();
    }

    private long bytes() {
        if (transfer != null) {
            return transfer.bytes();
        }
        return first == null ? 0 : first.bytes();
    }

    void settle(Result result) {
        context().marks().settled(() -> promise.tryComplete(result));
    }

    private void conclude() {
        settle(answer.ending().result(first.span(), first.bytes(), Optional.empty()));
    }
}
