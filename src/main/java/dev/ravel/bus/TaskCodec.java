package dev.ravel.bus;

import dev.ravel.work.Task;
import java.io.IOException;

/** Spells tasks: equal tasks in the same bytes. */
final class TaskCodec {
    private TaskCodec() {}

    static void write(BlockWriter out, Task task) throws IOException {
        out.number("ordinal", task.ordinal());
        out.block("work", WorkCodec.FORMS::write, task.work());
        out.number("attempt", task.attempt());
        out.number("hops", task.hops());
        out.block("before", SpanCodec::write, task.before());
        out.block("waits", SpanCodec::writeWaits, task.waits());
        out.blocks("tried", SpanCodec::writeTried, task.tried());
    }

    static Task read(Block task) throws RubbishException {
        return new Task(
                task.number("ordinal", 0, Long.MAX_VALUE),
                task.block("work", WorkCodec.FORMS::read),
                task.smallNumber("attempt", 1, Integer.MAX_VALUE),
                task.smallNumber("hops", 0, Integer.MAX_VALUE),
                task.optionalBlock("before", SpanCodec::readKept),
                task.block("waits", SpanCodec::readWaits),
                task.blocks("tried", SpanCodec::readTried));
    }
}
