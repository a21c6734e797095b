package dev.ravel.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchTest {
    private static final String SHOWN = "https://a/?key=${env:KEY}";

    private static Work.Fetch fetch() throws InvalidUrlException {
        return Work.Fetch.of(SHOWN, Url.parse("https://a/?key=1"), Target.of("a.html"));
    }

    @Test
    void a_fetch_begins_at_the_url_that_was_asked_with_credentials() throws InvalidUrlException {
        assertThat(fetch().at()).isEqualTo(fetch().asked());
        assertThat(fetch().credentials()).isTrue();
        assertThat(fetch().kind()).isEqualTo(Kind.FETCH);
    }

    @Test
    void a_fetch_is_named_as_the_job_names_it() throws InvalidUrlException {
        assertThat(fetch().label()).isEqualTo(SHOWN);
        assertThat(fetch().hop(Url.parse("https://b/")).label()).isEqualTo(SHOWN);
    }

    @Test
    void a_hop_goes_elsewhere_and_stays_the_same_work() throws InvalidUrlException {
        Work.Fetch hop = fetch().hop(Url.parse("https://a/next"));

        assertThat(hop.at()).hasToString("https://a/next");
        assertThat(hop.asked()).isEqualTo(fetch().asked());
        assertThat(hop.file()).isEqualTo("a.html");
    }

    @Test
    void credentials_go_along_within_the_origin() throws InvalidUrlException {
        assertThat(fetch().hop(Url.parse("https://A:443/b")).credentials()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://b/", "http://a/", "http://a:443/", "https://a:444/", "https://www.a/", "https://a./"})
    void credentials_stay_behind_at_another_origin(String elsewhere) throws InvalidUrlException {
        assertThat(fetch().hop(Url.parse(elsewhere)).credentials()).isFalse();
    }

    @Test
    void credentials_never_come_back_after_leaving_the_origin() throws InvalidUrlException {
        Work.Fetch back = fetch().hop(Url.parse("https://b/")).hop(Url.parse("https://a/"));

        assertThat(back.credentials()).isFalse();
        assertThat(back.hop(Url.parse("https://a/again")).credentials()).isFalse();
    }

    @Test
    void a_restart_is_the_work_before_anything_was_tried() throws InvalidUrlException {
        assertThat(fetch().hop(Url.parse("https://b/")).restart()).isEqualTo(fetch());
    }
}
