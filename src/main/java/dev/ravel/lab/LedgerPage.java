package dev.ravel.lab;

import dev.ravel.lab.visit.Answer;
import dev.ravel.lab.visit.Visit;

/** The ledger for those outside of this JVM, {@link #LENGTH} entries at a time; is itself never recorded or delayed. */
final class LedgerPage implements Answer {
    static final String PATH = "/_lab/ledger";
    static final int LENGTH = 10_000;

    private final Ledger ledger;

    LedgerPage(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void answer(Visit visit) {
        int from = (int) visit.number("from", 0, 0, Ledger.CAPACITY);
        visit.send("application/json", LabCodec.entries(ledger.entries(from, LENGTH)));
    }
}
