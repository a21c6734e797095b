package dev.ravel.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.ravel.config.PolitenessConfig;
import dev.ravel.source.Survey;
import dev.ravel.url.HostKey;
import dev.ravel.work.Kind;
import dev.ravel.work.Task;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a job would do, for programs: one JSON object. Of the hosts it names the first twenty. */
public final class PreviewJson {
    private static final int MOST_HOSTS = 20;

    private final JsonGenerator json;

    private PreviewJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * The object, with a newline at its end.
     *
     * @param confJson the effective conf, itself JSON
     * @param redaction what is done to the name of a host
     */
    public static String of(
            String confJson, List<Survey> surveys, PolitenessConfig politeness, UnaryOperator<String> redaction) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeFieldName("conf");
            json.writeRawValue(confJson.strip());
            new PreviewJson(json).write(surveys, politeness, redaction);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private void write(List<Survey> surveys, PolitenessConfig politeness, UnaryOperator<String> redaction)
            throws IOException {
        json.writeNumberField("tasks", surveys.stream().mapToLong(Survey::count).sum());
        json.writeArrayFieldStart("kinds");
        for (Survey survey : surveys) {
            kind(survey);
        }
        json.writeEndArray();
        for (Survey survey : surveys) {
            if (survey.kind() == Kind.FETCH) {
                hosts(survey, redaction);
                // A delay runs from start to start.
                long gaps = Math.max(0, survey.hosts().busiest() - 1);
                json.writeFieldName("leastMs");
                json.writeNumber(BigDecimal.valueOf(politeness.leastGapMs())
                        .multiply(BigDecimal.valueOf(gaps))
                        .setScale(0, RoundingMode.CEILING));
            }
        }
    }

    private void kind(Survey survey) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", survey.kind().label());
        json.writeNumberField("count", survey.count());
        task("first", survey.first());
        task("last", survey.last());
        json.writeNumberField("unusable", survey.unusable());
        json.writeEndObject();
    }

    /** As the journal spells it. */
    private void task(String key, Optional<Task> task) throws IOException {
        if (task.isPresent()) {
            json.writeObjectFieldStart(key);
            json.writeNumberField("ordinal", task.get().ordinal());
            Kind kind = task.get().work().kind();
            json.writeStringField(
                    kind == Kind.FETCH ? "url" : kind.label(), task.get().work().label());
            json.writeEndObject();
        }
    }

    private void hosts(Survey survey, UnaryOperator<String> redaction) throws IOException {
        json.writeObjectFieldStart("hosts");
        json.writeNumberField("count", survey.hosts().count());
        json.writeBooleanField("more", survey.hosts().more());
        json.writeArrayFieldStart("first");
        for (HostKey host : survey.hosts().first(MOST_HOSTS)) {
            json.writeString(redaction.apply(host.toString()));
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
