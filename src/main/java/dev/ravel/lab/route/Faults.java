package dev.ravel.lab.route;

import dev.ravel.lab.visit.Answer;
import dev.ravel.lab.visit.PseudoRandom;
import dev.ravel.lab.visit.Visit;

/** Which requests are refused in place of their page: a function of seed, URL and the nth request for it, never of time. */
public final class Faults {
    private final long seed;
    private final double rate;
    private final int status;

    /** A fraction {@code rate}, 0 to 1, of the requests for leaderboards and files is answered with {@code status}. */
    public Faults(long seed, double rate, int status) {
        this.seed = seed;
        this.rate = rate;
        this.status = status;
    }

    /** Whether any request may be refused. */
    public boolean possible() {
        return rate > 0;
    }

    /** The refusal, where this request meets one, and otherwise its page. */
    public Answer over(Answer page, Visit visit) {
        return possible() && concerns(visit.path()) && strikes(visit.url(), visit.nth()) ? this::refuse : page;
    }

    boolean strikes(String url, int nth) {
        return PseudoRandom.of(seed, url).unit(nth) < rate;
    }

    private static boolean concerns(String path) {
        return path.startsWith(Routes.LEADERBOARDS) || path.startsWith(Routes.FILE);
    }

    private void refuse(Visit visit) {
        visit.status(status, status + " on purpose");
    }
}
