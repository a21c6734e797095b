package dev.ravel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDispositionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "attachment; filename=plain.txt | plain.txt",
                "attachment; filename=\"two words.txt\" | two words.txt",
                "attachment;FILENAME = \"a\\\"b\" ; size=3 | a\"b",
                "inline; filename=\"semi;colon.txt\" | semi;colon.txt",
                "attachment; filename=\"old.txt\"; filename*=UTF-8''na%C3%AFve.txt | naïve.txt",
                "attachment; filename*=utf-8'en'%e2%82%ac; filename=old.txt | €",
                "attachment; filename*=ISO-8859-1''%A3 | £",
                "attachment; filename*=UTF-8''%ZZ; filename=old.txt | old.txt",
                "attachment; filename*=UTF-8''%C3; filename=old.txt | old.txt",
                "attachment; filename*=nonsense''x; filename=old.txt | old.txt",
                "attachment; filename=\"../../etc/passwd\" | passwd",
                "attachment; filename=\"C:\\\\dir\\\\file.txt\" | file.txt",
                "attachment; filename=first; filename=second | first",
            })
    void the_name_is_the_last_part_of_what_the_server_says(String header, String name) {
        assertThat(ContentDisposition.name(header)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "attachment", "attachment; filename=", "attachment; filename=\"dir/\"", "; ;;= x"})
    void there_may_be_none(String header) {
        assertThat(ContentDisposition.name(header)).isEmpty();
    }

    /** As much as a head may hold. */
    @ParameterizedTest
    @ValueSource(strings = {".", " ", "a", "é", "\\\\", "\\\"", "; ", "="})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_name_may_be_as_long_as_a_head(String unit) {
        String run = unit.repeat(60_000 / unit.length());
        String meant = "x" + run.replaceAll("\\\\(.)", "$1") + "y";

        assertThat(ContentDisposition.name("attachment; filename=\"x" + run + "y\""))
                .contains(meant.substring(meant.lastIndexOf('\\') + 1));
        assertThat(ContentDisposition.name("attachment; filename=\"x" + run)).isEmpty();
        assertThat(ContentDisposition.name("attachment;" + run + "; filename=y"))
                .contains("y");
    }

    @Test
    void bytes_that_are_utf_8_were_meant_so() {
        assertThat(ContentDisposition.name("attachment; filename=\"na\u00c3\u00afve.txt\""))
                .contains("na\u00efve.txt");
        assertThat(ContentDisposition.name(null)).isEmpty();
    }
}
