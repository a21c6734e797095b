package dev.ravel.remote;

import dev.ravel.member.Hello;
import dev.ravel.work.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How a node's members introduce themselves, and what a coordinator makes of that. */
final class Introductions {
    static final int MOST_MEMBERS = 20_000;
    static final int MOST_SLOTS = 100_000;

    private final String node;
    private final Set<Kind> wanted;

    /** @param wanted the kinds of task that there are */
    Introductions(String node, Set<Kind> wanted) {
        this.node = node;
        this.wanted = wanted;
    }

    /** The members under names that are the node's own, with what is of use here: possibly no kind. */
    List<Hello> accepted(List<Hello> hellos) throws ImplausibleException {
        require(hellos.size() <= MOST_MEMBERS, "more than " + MOST_MEMBERS + " members");
        List<Hello> accepted = new ArrayList<>();
        for (Hello hello : hellos) {
            require(hello.slots() >= 1 && hello.slots() <= MOST_SLOTS, "a member with " + hello.slots() + " slots");
            accepted.add(new Hello(node + "/" + hello.lane(), hello.slots(), useful(hello.kinds())));
        }
        return accepted;
    }

    private Set<Kind> useful(Set<Kind> kinds) {
        Set<Kind> useful = EnumSet.noneOf(Kind.class);
        useful.addAll(kinds);
        useful.retainAll(wanted);
        return useful;
    }

    private static void require(boolean plausible, String otherwise) throws ImplausibleException {
        if (!plausible) {
            throw new ImplausibleException("it has " + otherwise);
        }
    }
}
