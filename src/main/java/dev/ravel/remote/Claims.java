package dev.ravel.remote;

import dev.ravel.bus.Message.Claim;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results that no coordinator has acknowledged, until their runs are resumed; only the latest are kept. */
final class Claims {
    private final Map<String, Kept> bySeal = new LinkedHashMap<>();
    private final int most;

    private record Kept(String run, Claim claim) {}

    Claims(int most) {
        this.most = most;
    }

    void add(String run, Claim claim) {
        bySeal.remove(claim.seal());
        bySeal.put(claim.seal(), new Kept(run, claim));
        if (bySeal.size() > most) {
            bySeal.remove(bySeal.keySet().iterator().next());
        }
    }

    List<Claim> of(String run) {
        return bySeal.values().stream()
                .filter(kept -> kept.run().equals(run))
                .map(Kept::claim)
                .toList();
    }

    void acknowledged(String seal) {
        bySeal.remove(seal);
    }

    /** The run is over. */
    void forget(String run) {
        bySeal.values().removeIf(kept -> kept.run().equals(run));
    }
}
