package dev.ravel.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.bus.Message.Answer;
import dev.ravel.bus.Message.Bye;
import dev.ravel.bus.Message.Call;
import dev.ravel.bus.Message.Join;
import dev.ravel.bus.Message.Lease;
import dev.ravel.bus.Message.Results;
import dev.ravel.bus.Message.Tasks;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Target;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecTest {
    private static final Instant MOMENT = Instant.parse("2026-01-01T12:00:00.000000001Z");
    private static final Task PAGE = Task.first(
            7, Work.Fetch.of("http://h/a", Samples.url("http://h/a"), new Target("a", Optional.empty(), true)));

    @Test
    void every_message_comes_back_equal() throws Exception {
        for (Message message : Samples.many(500).toList()) {
            assertThat(Codec.decode(Codec.encode(message))).isEqualTo(message);
        }
    }

    @Test
    void every_kind_of_work_and_of_result_comes_back_equal() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            Samples samples = new Samples(seed);
            for (Work work : samples.works()) {
                Message message = new Tasks(List.of(new Lease(1, 0, Task.first(0, work), "s")));
                assertThat(Codec.decode(Codec.encode(message))).isEqualTo(message);
            }
            for (Result result : samples.results()) {
                Message message = new Results(List.of(new Answer(1, result)));
                assertThat(Codec.decode(Codec.encode(message))).isEqualTo(message);
            }
        }
    }

    @Test
    void the_samples_leave_no_type_out() {
        Samples samples = new Samples(0);

        assertThat(types(samples.messages())).containsExactlyInAnyOrder(Message.class.getPermittedSubclasses());
        assertThat(types(samples.works())).containsExactlyInAnyOrder(Work.class.getPermittedSubclasses());
        assertThat(types(samples.results())).containsExactlyInAnyOrder(Result.class.getPermittedSubclasses());
    }

    private static Collection<Class<?>> types(List<?> values) {
        return values.stream().map(Object::getClass).collect(Collectors.toSet());
    }

    @Test
    void a_task_that_has_travelled_is_spelt_in_the_same_bytes() throws Exception {
        for (int seed = 0; seed < 500; seed++) {
            Task task = new Samples(seed).task();
            Tasks there = (Tasks) Codec.decode(Codec.encode(new Tasks(List.of(new Lease(1, 0, task, "s")))));

            assertThat(Codec.encode(there.leases().get(0).task())).isEqualTo(Codec.encode(task));
        }
    }

    @Test
    void a_lease_reads_like_this() {
        assertThat(text(new Tasks(List.of(new Lease(3, 1, PAGE, "5ea1")))))
                .isEqualTo(("{'tasks':{'leases':[{'number':3,'member':1,'task':{'ordinal':7,"
                                + "'work':{'fetch':{'shown':'http://h/a','asked':'http://h/a','credentials':true,"
                                + "'target':{'file':'a','positional':true}}},'attempt':1,'hops':0,"
                                + "'waits':{'politeness':[0,0],'pause':[0,0]},'tried':[]},'seal':'5ea1'}]}}")
                        .replace('\'', '"'));
    }

    @Test
    void an_answer_reads_like_this() {
        Result result = new Result.Computed(Span.computed("worker-0", MOMENT, 5), -1);

        assertThat(text(new Results(List.of(new Answer(3, result)))))
                .isEqualTo(("{'results':{'answers':[{'lease':3,'result':{'computed':{"
                                + "'span':{'lane':'worker-0','startedAt':[1767268800,1],'compute':5},'value':-1}}}]}}")
                        .replace('\'', '"'));
    }

    @Test
    void of_another_protocol_only_what_people_are_told_is_read() throws Exception {
        assertThat(decode("{'call':{'protocol':2,'version':'0.2.0','cluster':{'new':[1]}}}"))
                .isEqualTo(new Call(2, "0.2.0", "", "", ""));
        assertThat(decode("{'join':{'protocol':2,'version':'0.2.0','node':'n','nonce':5}}"))
                .isEqualTo(new Join(2, "0.2.0", "n", "", ""));
    }

    @Test
    void a_message_that_is_too_long_is_neither_written_nor_read() {
        Message message = new Bye("b".repeat(Codec.LONGEST_MESSAGE));

        assertThatIllegalArgumentException().isThrownBy(() -> Codec.encode(message));
        assertThatThrownBy(() -> Codec.decode(new byte[Codec.LONGEST_MESSAGE + 1]))
                .isInstanceOf(RubbishException.class)
                .hasMessage("is too long");
    }

    @Test
    void the_longest_text_is_read_and_a_longer_one_is_not() throws Exception {
        Message longest = new Bye("b".repeat(Block.LONGEST_TEXT));

        assertThat(Codec.decode(Codec.encode(longest))).isEqualTo(longest);
        assertThatThrownBy(() -> Codec.decode(Codec.encode(new Bye("b".repeat(Block.LONGEST_TEXT + 1)))))
                .isInstanceOf(RubbishException.class)
                .hasMessage("has a reason that is too long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                         | is not an object",
                "[]                                         | is not an object",
                "{'over':{}} 1                              | goes on after its end",
                "{'over':{}                                 | is not JSON as it is written here",
                "{'over':{},'leaving':{}}                   | is not typed by its only key",
                "{}                                         | is not typed by its only key",
                "{'other':{}}                               | is of an unknown type",
                "{'over':1}                                 | has a over of another type",
                "{'over':null}                              | has a value of no known type",
                "{'over':{'more':1}}                        | has an unknown key",
                "{'bye':{}}                                 | has no reason",
                "{'bye':{'reason':1}}                       | has a reason of another type",
                "{'bye':{'reason':'a','reason':'b'}}        | has a key twice",
                "{'refused':{'reason':'two\\nlines'}}       | has a reason that is no word",
                "{'refused':{'reason':''}}                  | has a reason that is no word",
                "{'beat':{'held':[1,'a'],'answered':[]}}    | has a held of another type",
                "{'beat':{'held':[1.5],'answered':[]}}      | has a held of another type",
                "{'beat':{'held':[9223372036854775808],'answered':[]}} | is not JSON as it is written here",
                "{'call':{'protocol':-1,'version':'0'}}     | has an impossible protocol",
                "{'call':{'protocol':1,'version':'0','run':'r','session':'s','nonce':'short'}}"
                        + " | has a nonce that is not 32 hexadecimal digits",
                "{'ready':{'members':[{'lane':'l','slots':0,'kinds':[]}]}}      | has an impossible slots",
                "{'ready':{'members':[{'lane':'l','slots':1,'kinds':['dig']}]}} | has an unknown kinds",
            })
    void rubbish_is_refused_in_one_line(String text, String reason) {
        assertThatThrownBy(() -> decode(text))
                .isInstanceOf(RubbishException.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'ordinal':7    | 'ordinal':-1            | has an impossible ordinal",
                "'attempt':1    | 'attempt':0             | has an impossible attempt",
                "'attempt':1    | 'attempt':4294967297    | has an impossible attempt",
                "'hops':0       | 'hops':-1               | has an impossible hops",
                "'number':3     | 'number':0              | has an impossible number",
                "'member':1     | 'member':-1             | has an impossible member",
                "'fetch'        | 'dig'                   | is of an unknown type",
                "'file':'a'     | 'file':'..'             | has a file that is no name",
                "'file':'a'     | 'file':'/etc/passwd'    | has a file that is no name",
                "'file':'a'     | 'file':'b\\\\c'         | has a file that is no name",
                "'http://h/a','c | 'http://h/../a','c     | has a URL that is not normalised",
                "'http://h/a','c | 'ftp://h/a','c         | has a URL that is none",
                "'pause':[0,0]  | 'pause':[0]             | has an impossible pause",
                "'pause':[0,0]  | 'pause':[-1,0]          | has an impossible pause",
                "'pause':[0,0]  | 'pause':[0,1000000000]  | has an impossible pause",
                "'pause':[0,0]  | 'pause':[9223372036854775807,0] | has an impossible pause",
            })
    void a_lease_with_impossible_values_is_refused(String right, String wrong, String reason) {
        String lease = text(new Tasks(List.of(new Lease(3, 1, PAGE, "5ea1")))).replace('"', '\'');

        assertThat(lease).contains(right);
        assertThatThrownBy(() -> decode(lease.replace(right, wrong)))
                .isInstanceOf(RubbishException.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'status':200   | 'status':1000            | has an impossible status",
                "'status':200   | 'status':-1              | has an impossible status",
                "'bytes':9      | 'bytes':-1               | has an impossible bytes",
                "'body':5       | 'body':-5                | has an impossible body",
                "'body':5       | 'body':0                 | has an impossible body",
                "'body':5       | 'body':86400000000000001 | has an impossible body",
                "[1767268800,1] | [7258118401,0]           | has an impossible startedAt",
                "'lane':'l'     | 'lane':''                | has a lane that is no word",
                "'lease':3      | 'lease':-3               | has an impossible lease",
                "'answered'     | 'guessed'                | is of an unknown type",
            })
    void an_answer_with_impossible_values_is_refused(String right, String wrong, String reason) {
        Result result = new Result.Answered(Span.fetched("l", MOMENT, 0, 0, 5), 200, 9, Optional.empty());
        String answer = text(new Results(List.of(new Answer(3, result)))).replace('"', '\'');

        assertThat(answer).contains(right);
        assertThatThrownBy(() -> decode(answer.replace(right, wrong)))
                .isInstanceOf(RubbishException.class)
                .hasMessage(reason);
    }

    @Test
    void deep_nesting_is_refused_before_the_stack_is_used_up() {
        String deep = "{'over':" + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "}";

        assertThatThrownBy(() -> decode(deep)).isInstanceOf(RubbishException.class);
    }

    private static String text(Message message) {
        return new String(Codec.encode(message), StandardCharsets.UTF_8);
    }

    /** Quotes are easier to read as apostrophes. */
    private static Message decode(String text) throws RubbishException {
        return Codec.decode(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
