package dev.ravel.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {
    private static void assertRefused(String host, String rule) {
        assertThatExceptionOfType(InvalidUrlException.class)
                .isThrownBy(() -> Url.parse("http://" + host + ":81/a"))
                .withMessage(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER.Example, xn--bcher-kva.example",
        "例え.jp, xn--r8jz45g.jp",
        "例え。jp, xn--r8jz45g.jp",
        "한국.kr, xn--3e0b707e.kr",
        "😀.example, xn--e28h.example",
        "ｅｘａｍｐｌｅ.org, example.org",
        "\u212A.org, k.org",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "①②⑦.0.0.1, 127.0.0.1",
    })
    void an_international_name_becomes_punycode(String written, String host) throws InvalidUrlException {
        assertThat(Url.parse("http://" + written + ":81/a")).hasToString("http://" + host + ":81/a");
    }

    @Test
    void an_impossible_international_name_is_refused() {
        assertRefused("é".repeat(64), "host is not a valid international name");
        assertRefused("\u00AD", "host is not a valid international name");
        assertRefused("\uD83D.org", "host is not a valid international name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "127.0.0.1", "255.255.255.255", "10.20.30.40"})
    void an_ipv4_address_is_a_host(String address) throws InvalidUrlException {
        assertThat(Url.parse("http://" + address + ":81/").host()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "256.0.0.1",
                "1.2.3",
                "1.2.3.4.5",
                "127.1",
                "2130706433",
                "0177.0.0.1",
                "127.0.0.01",
                "0x7f.0.0.1",
                "0x7f000001",
                "127.0.0.0x1",
                "1.2.3.4.",
                "a.1",
                "1.2.3.999999999999",
                "0x"
            })
    void a_host_that_resolvers_read_as_a_number_is_four_decimal_ones(String host) {
        assertRefused(host, "an IPv4 address must be four numbers from 0 to 255");
    }

    @ParameterizedTest
    @CsvSource({
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "0:0:0:0:0:0:0:1, ::1",
        "0000:0000:0000:0000:0000:0000:0000:0000, ::",
        "2001:DB8::A, 2001:db8::a",
        "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
        "2001:db8:0:1:0:0:0:1, 2001:db8:0:1::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "::ffff:127.0.0.1, ::ffff:7f00:1",
        "1:2:3:4:5:6:255.255.255.255, 1:2:3:4:5:6:ffff:ffff",
    })
    void an_ipv6_address_is_written_in_its_shortest_form(String written, String address) throws InvalidUrlException {
        assertThat(Url.parse("http://[" + written + "]:81/a")).hasToString("http://[" + address + "]:81/a");
        assertThat(Url.parse("http://[" + written + "]/").hostKey()).isEqualTo(new HostKey("[" + address + "]", 80));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1::2",
                "12345::",
                "g::",
                "1:",
                ":1",
                "1:2:3:4:5:6:7:",
                "fe80::1%eth0",
                "fe80::1%25eth0",
                "1.2.3.4::",
                "::\uFF11"
            })
    void brackets_hold_an_ipv6_address(String inside) {
        assertRefused("[" + inside + "]", "host in brackets must be an IPv6 address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.a", "::1.2.3", "::1.2.3.256", "1.2.3.4", "1:2:3:4:5:6:7:1.2.3.4"})
    void an_embedded_ipv4_address_is_checked(String inside) {
        assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(() -> Url.parse("http://[" + inside + "]/"));
    }

    @Test
    void an_ipv6_address_needs_its_brackets() {
        assertRefused("fe80::1", "port must be from 1 to 65535");
    }
}
