package dev.ravel.remote;

/** Names a result that a node repeats until it hears that it need not. */
sealed interface Acknowledgement {
    /** The result of a lease of this session. */
    record OfLease(long number) implements Acknowledgement {}

    /** The result of a lease of an earlier session. */
    record OfClaim(String seal) implements Acknowledgement {}
}
