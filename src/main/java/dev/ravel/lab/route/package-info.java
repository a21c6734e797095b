/**
 * The pages of the embedded site: what each path answers, well or ill, as a function of seed and URL.
 *
 * <p>Knows nothing of where the site listens, and nothing of who keeps its ledger.
 */
package dev.ravel.lab.route;
