package dev.ravel.cluster;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.LifecycleListener;
import io.vertx.core.Context;
import java.util.concurrent.RejectedExecutionException;

/** Carries what Hazelcast's threads tell to the cluster's context. */
final class MemberEvents implements MembershipListener, LifecycleListener {
    private final Context context;
    private final Membership membership;

    MemberEvents(Context context, Membership membership) {
        this.context = context;
        this.membership = membership;
    }

    @Override
    public void memberAdded(MembershipEvent event) {
        tell(() -> membership.joined(ClusterVertx.name(event.getMember())));
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
        tell(() -> membership.left(ClusterVertx.name(event.getMember())));
    }

    /** A merge that failed has shut Hazelcast down: a new start mends that too. */
    @Override
    public void stateChanged(LifecycleEvent event) {
        LifecycleState state = event.getState();
        if (state == LifecycleState.MERGED || state == LifecycleState.MERGE_FAILED) {
            tell(membership::merged);
        }
    }

    private void tell(Runnable event) {
        try {
            context.runOnContext(v -> event.run());
        } catch (RejectedExecutionException e) {
            // Vert.x is closed: nobody hears.
        }
    }
}
