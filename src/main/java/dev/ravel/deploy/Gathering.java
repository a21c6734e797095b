package dev.ravel.deploy;

import dev.ravel.member.Coordinator;
import dev.ravel.member.Member;
import java.util.ArrayList;
import java.util.List;

/** Keeps the members that say hello to it, and hands on what they answer. */
final class Gathering extends Relay {
    private final List<Member> members = new ArrayList<>();

    Gathering(Coordinator results) {
        to(results);
    }

    /** In the order of their hellos. */
    synchronized List<Member> all() {
        return List.copyOf(members);
    }

    @Override
    public synchronized void joined(Member member) {
        members.add(member);
    }
}
