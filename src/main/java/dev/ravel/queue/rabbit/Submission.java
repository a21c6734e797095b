package dev.ravel.queue.rabbit;

import dev.ravel.bus.Ticket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far the submission of a job has come, as its submitter last wrote it down.
 *
 * <pre>
 *   COUNT MARK COMPLETE     tasks; the ordinal up to which all are durable; 1 if these are all
 *   QUEUE                   a line for each to which they went
 * </pre>
 */
final class Submission {
    private final Set<String> queues = new TreeSet<>();
    private long count;
    private long mark = -1;
    private boolean complete;

    static Submission read(byte[] written) {
        String[] lines = new String(written, StandardCharsets.UTF_8).split("\n", -1);
        String[] numbers = lines[0].split(" ", -1);
        Submission submission = new Submission();
        submission.count = Long.parseLong(numbers[0]);
        submission.mark = Long.parseLong(numbers[1]);
        submission.complete = numbers[2].equals("1");
        submission.queues.addAll(List.of(lines).subList(1, lines.length));
        return submission;
    }

    byte[] written() {
        String text = count + " " + mark + " " + (complete ? 1 : 0);
        StringBuilder all = new StringBuilder(text);
        queues.forEach(queue -> all.append('\n').append(queue));
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Those of a batch that are not durable already. */
    List<Ticket> fresh(List<Ticket> batch) {
        return batch.stream().filter(ticket -> ticket.ordinal() > mark).toList();
    }

    /** They are durable now. */
    void add(List<Ticket> batch, Set<String> into) {
        count += batch.size();
        batch.forEach(ticket -> mark = Math.max(mark, ticket.ordinal()));
        queues.addAll(into);
    }

    void complete() {
        complete = true;
    }

    long count() {
        return count;
    }

    boolean isComplete() {
        return complete;
    }

    /** The names of the queues on the broker. */
    Set<String> queues() {
        return queues;
    }
}
