package dev.ravel;

import dev.ravel.deploy.RunException;
import dev.ravel.report.Figures;
import dev.ravel.verify.Checked;
import dev.ravel.verify.Verification;
import dev.ravel.verify.VerificationJson;
import dev.ravel.verify.VerificationText;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says whether a run's accounts add up and its files are what they were, and changes nothing: {@code -verify RUN}. */
final class VerifyCommand implements Command {
    private static final long PROGRESS_SECONDS = 10;

    private final Arguments arguments;
    private final Console console;

    VerifyCommand(Arguments arguments, Console console) {
        this.arguments = arguments;
        this.console = console;
    }

    @Override
    public int execute() throws RunException {
        EarlierRun earlier = EarlierRun.find("-verify", arguments.verify().orElseThrow(), arguments);
        // Nobody is asked for anything, so secrets that were masked are not missed.
        EarlierRun filled = new EarlierRun(
                earlier.name(), earlier.directory(), earlier.conf().filled(), earlier.jobHash());
        Verification verification = new Verification(
                earlier.directory(), begun -> filled.read(console.environment(), begun), earlier.jobHash());
        Checked checked = earlier.opened(() -> watched(verification));
        print(earlier.name(), checked);
        return checked.addsUp() ? 0 : BROKEN;
    }

    private Checked watched(Verification verification) throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        Thread progress = new Thread(() -> tell(verification, over), "ravel-verify-progress");
        progress.setDaemon(true);
        progress.start();
        try {
            return verification.run();
        } finally {
            over.countDown();
        }
    }

    private void tell(Verification verification, CountDownLatch over) {
        try {
            while (!over.await(PROGRESS_SECONDS, TimeUnit.SECONDS)) {
                if (!arguments.quiet()) {
                    String bytes = Figures.bytes((double) verification.bytesRead());
                    console.err()
                            .println("verify: " + Figures.count(verification.filesChecked()) + " files, " + bytes
                                    + " read");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(String run, Checked checked) {
        if (arguments.json()) {
            console.out().print(VerificationJson.of(run, checked));
        } else if (!arguments.quiet()) {
            VerificationText.lines(run, checked).forEach(console.out()::println);
        }
    }
}
