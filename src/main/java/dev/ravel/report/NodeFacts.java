package dev.ravel.report;

import dev.ravel.probe.ProcessFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What one process did and cost, where there were several.
 *
 * @param tasks hops and computations that its members answered
 * @param busyMs the sum of their lengths
 * @param process {@link ProcessFacts#NONE} for one that was lost, or is the coordinator's own
 */
public record NodeFacts(String node, int members, long tasks, double busyMs, ProcessFacts process) {
    /** Members of other processes have their node before their lane. */
    static List<NodeFacts> of(List<MemberFacts> members, Map<String, ProcessFacts> processes) {
        TreeSet<String> names = new TreeSet<>(processes.keySet());
        members.stream()
                .filter(member -> member.node().isPresent())
                .forEach(member -> names.add(member.node().get()));
        List<NodeFacts> nodes = new ArrayList<>();
        for (String name : names) {
            List<MemberFacts> own = members.stream()
                    .filter(member -> member.node().filter(name::equals).isPresent())
                    .toList();
            nodes.add(new NodeFacts(
                    name,
                    own.size(),
                    own.stream().mapToLong(MemberFacts::tasks).sum(),
                    own.stream().mapToDouble(MemberFacts::busyMs).sum(),
                    processes.getOrDefault(name, ProcessFacts.NONE)));
        }
        return nodes;
    }
}
