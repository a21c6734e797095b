package dev.ravel.url;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** IPv6 addresses (RFC 4291, section 2.2), without zones. */
final class Ipv6Address {
    private static final int GROUPS = 8;

    private Ipv6Address() {}

    /** The address, given without brackets, in its shortest spelling (RFC 5952, section 4). */
    static String normalised(String text) throws InvalidUrlException {
        return shortest(parse(text));
    }

    private static List<Integer> parse(String text) throws InvalidUrlException {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return require(GROUPS, groups(text, true));
        }
        List<Integer> groups = groups(text.substring(0, gap), false);
        List<Integer> tail = groups(text.substring(gap + 2), true);
        int zeros = GROUPS - groups.size() - tail.size();
        groups.addAll(Collections.nCopies(Math.max(1, zeros), 0));
        groups.addAll(tail);
        return require(GROUPS, groups);
    }

    private static List<Integer> require(int size, List<Integer> groups) throws InvalidUrlException {
        if (groups.size() != size) {
            throw invalid();
        }
        return groups;
    }

    /** @param last whether the address ends here: only there an IPv4 address may stand */
    private static List<Integer> groups(String text, boolean last) throws InvalidUrlException {
        List<Integer> groups = new ArrayList<>(GROUPS);
        if (text.isEmpty()) {
            return groups;
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (last && i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                int address = Ipv4Address.parse(parts[i]);
                groups.add(address >>> 16);
                groups.add(address & 0xFFFF);
            } else {
                groups.add(group(parts[i]));
            }
        }
        return groups;
    }

    private static int group(String digits) throws InvalidUrlException {
        if (digits.isEmpty() || digits.length() > 4) {
            throw invalid();
        }
        int group = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Ascii.hex(digits.charAt(i));
            if (digit < 0) {
                throw invalid();
            }
            group = group * 16 + digit;
        }
        return group;
    }

    private static String shortest(List<Integer> groups) {
        int start = longestZeros(groups);
        int end = start + zeros(groups, start);
        if (end - start < 2) {
            return join(groups);
        }
        return join(groups.subList(0, start)) + "::" + join(groups.subList(end, GROUPS));
    }

    /** Where the longest row of zeros begins; the first of several. */
    private static int longestZeros(List<Integer> groups) {
        int longest = 0;
        for (int i = 1; i < GROUPS; i++) {
            if (zeros(groups, i) > zeros(groups, longest)) {
                longest = i;
            }
        }
        return longest;
    }

    private static int zeros(List<Integer> groups, int from) {
        int end = from;
        while (end < GROUPS && groups.get(end) == 0) {
            end++;
        }
        return end - from;
    }

    private static String join(List<Integer> groups) {
        return String.join(":", groups.stream().map(Integer::toHexString).toList());
    }

    private static InvalidUrlException invalid() {
        return new InvalidUrlException("host in brackets must be an IPv6 address");
    }
}
