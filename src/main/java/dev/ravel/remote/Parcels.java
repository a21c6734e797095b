package dev.ravel.remote;

import dev.ravel.bus.Message.Answer;
import dev.ravel.bus.Message.Claim;
import dev.ravel.bus.Message.Lease;
import dev.ravel.work.Result;
import dev.ravel.work.Stored;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Divides what is to be said into messages that are not too large. Sizes are estimates: a link takes much more. */
final class Parcels {
    static final int MOST = 500;
    static final int LARGEST = 1 << 20;
    private static final int NUMBERS = 300;

    private Parcels() {}

    /** Sends all of it, in order. */
    static <T> void send(List<T> all, ToIntFunction<T> size, Consumer<List<T>> sender) {
        List<T> parcel = new ArrayList<>();
        int weight = 0;
        for (T item : all) {
            weight += size.applyAsInt(item);
            if (parcel.size() == MOST || (weight > LARGEST && !parcel.isEmpty())) {
                sender.accept(List.copyOf(parcel));
                parcel.clear();
                weight = size.applyAsInt(item);
            }
            parcel.add(item);
        }
        if (!parcel.isEmpty()) {
            sender.accept(List.copyOf(parcel));
        }
    }

    static int size(Lease lease) {
        return lease.seal().length() + size(lease.task());
    }

    static int size(Answer answer) {
        return size(answer.result());
    }

    static int size(Claim claim) {
        return claim.seal().length() + size(claim.task()) + size(claim.result());
    }

    private static int size(Task task) {
        int earlier = task.before().isPresent() ? 2 : 1;
        return NUMBERS * (earlier + task.tried().size()) + size(task.work());
    }

    private static int size(Work work) {
        if (work instanceof Work.Fetch fetch) {
            int urls = fetch.asked().toString().length() + fetch.at().toString().length();
            return fetch.shown().length() + urls + fetch.file().length();
        }
        return work.label().length();
    }

    private static int size(Result result) {
        return NUMBERS + text(result);
    }

    private static int text(Result result) {
        if (result instanceof Result.Failed failed) {
            return failed.detail().length();
        }
        if (result instanceof Result.Redirected redirected) {
            return redirected.location().length();
        }
        if (result instanceof Result.Answered answered) {
            return answered.stored().map(Stored::file).map(String::length).orElse(0);
        }
        return 0;
    }
}
