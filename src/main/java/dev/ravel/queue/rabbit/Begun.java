package dev.ravel.queue.rabbit;

import dev.ravel.bus.Ticket;
import dev.ravel.work.Task;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the owners of a shard have begun and how often they were lost over it, as the last of them wrote it down for the
 * next. What was settled since then may still stand here: it does not come again.
 *
 * <pre>
 *   OWNER
 *   JOB ORDINAL ATTEMPT HOPS LOSSES BEGUN     a line each; BEGUN is 1 if its owner has
 * </pre>
 */
final class Begun {
    /** More than any worker has in hand of what came again. */
    private static final int MOST = 4096;

    /** Another line says nothing: a shard must not stand still for what nobody can read. */
    private static final Pattern LINE = Pattern.compile("([^ ]+) (\\d{1,18}) (\\d{1,9}) (\\d{1,9}) (\\d{1,9}) ([01])");

    private record Key(String job, long ordinal, int attempt, int hops) {
        static Key of(Ticket ticket) {
            Task task = ticket.task();
            return new Key(ticket.job(), task.ordinal(), task.attempt(), task.hops());
        }
    }

    private record Standing(int losses, boolean begun) {
        /** Its owner was lost. */
        Standing inherited() {
            return new Standing(begun ? losses + 1 : losses, false);
        }
    }

    private final String owner;
    private final Map<Key, Standing> standings = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Standing> eldest) {
            return size() > MOST;
        }
    };

    Begun(String owner) {
        this.owner = owner;
    }

    /** What an owner takes over; it may be the one who wrote it, who then was not lost. */
    static Begun inherited(String owner, byte[] written) {
        Begun begun = new Begun(owner);
        String[] lines = new String(written, StandardCharsets.UTF_8).split("\n", -1);
        boolean own = lines[0].equals(owner);
        for (int i = 1; i < lines.length; i++) {
            Matcher line = LINE.matcher(lines[i]);
            if (line.matches()) {
                begun.read(line, own);
            }
        }
        return begun;
    }

    private void read(Matcher line, boolean own) {
        Key key = new Key(
                line.group(1),
                Long.parseLong(line.group(2)),
                Integer.parseInt(line.group(3)),
                Integer.parseInt(line.group(4)));
        Standing standing =
                new Standing(Integer.parseInt(line.group(5)), line.group(6).equals("1"));
        standings.put(key, own ? standing : standing.inherited());
    }

    boolean isEmpty() {
        return standings.isEmpty();
    }

    /** How many were lost over a ticket that comes again. */
    int losses(Ticket ticket) {
        Standing standing = standings.get(Key.of(ticket));
        return standing == null ? 0 : standing.losses();
    }

    void began(Ticket ticket, int losses) {
        standings.put(Key.of(ticket), new Standing(losses, true));
    }

    void settled(Ticket ticket) {
        standings.remove(Key.of(ticket));
    }

    byte[] written() {
        StringBuilder text = new StringBuilder(owner);
        standings.forEach((key, standing) -> text.append('\n')
                .append(key.job())
                .append(' ')
                .append(key.ordinal())
                .append(' ')
                .append(key.attempt())
                .append(' ')
                .append(key.hops())
                .append(' ')
                .append(standing.losses())
                .append(' ')
                .append(standing.begun() ? 1 : 0));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
